import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFollowUp } from '#shared/contracts/post-mortems.ts';
import { adoptIssue, createIssues, updateTracker } from '#shared/contracts/trackers.ts';
import type { TrackerKind } from '#shared/trackers/issue.ts';
import { signUp, type TestMember } from './support/member.ts';
import { eventually, startTestServer, type TestServer } from './support/server.ts';
import { GITLAB_PROJECT, gitlabDelivery, gitlabServer } from './support/trackers/gitlab-server.ts';
import { JIRA_PROJECT, jiraDelivery, jiraServer } from './support/trackers/jira-server.ts';
import { linearDelivery, linearServer, TEAM } from './support/trackers/linear-server.ts';
import {
  type Connected,
  changeHere,
  connect,
  followUpOf,
  followUpWithIssue,
  later,
  linked,
  post,
  settled,
} from './support/trackers/linked.ts';
import type { FakeIssue, TrackerServer } from './support/trackers/tracker-server.ts';

type Delivery = { body: string; headers: Record<string, string> };
type Kind = {
  kind: TrackerKind;
  open: () => TrackerServer;
  project: string;
  account?: string;
  ada: string;
  /** The tracker's own word for each status, and what else goes with it. */
  there: Record<'open' | 'in-progress' | 'done' | 'wont-do', Partial<FakeIssue>>;
  urlOf: (server: TrackerServer, number: number) => string;
  deliver: (server: TrackerServer, issue: FakeIssue, secret: string) => Delivery;
  foreign: (server: TrackerServer, issue: FakeIssue, secret: string) => Delivery;
};

const jira = (isCloud: boolean): Kind => ({
  kind: isCloud ? 'jira-cloud' : 'jira-dc',
  open: () => jiraServer(isCloud),
  project: JIRA_PROJECT,
  ...(isCloud ? { account: 'bot@example.com' } : {}),
  ada: isCloud ? 'acc-ada' : 'ada',
  there: {
    open: { state: 'open' },
    'in-progress': { state: 'begun' },
    done: { state: 'closed', reason: 'Done' },
    'wont-do': { state: 'closed', reason: "Won't Do" },
  },
  urlOf: (server, number) => `${server.url}/browse/${JIRA_PROJECT}-${number}`,
  deliver: (server, issue, secret) => jiraDelivery(server, issue, secret, isCloud),
  foreign: (server, issue, secret) => jiraDelivery(server, issue, secret, isCloud, '999'),
});

const KINDS: Kind[] = [
  {
    kind: 'gitlab',
    open: gitlabServer,
    project: GITLAB_PROJECT,
    ada: '71',
    there: {
      open: { state: 'opened', labels: [] },
      'in-progress': { state: 'opened', labels: ['in progress'] },
      done: { state: 'closed', labels: [] },
      'wont-do': { state: 'closed', labels: ["won't do"] },
    },
    urlOf: (server, number) => `${server.url}/${GITLAB_PROJECT}/-/issues/${number}`,
    deliver: gitlabDelivery,
    foreign: (server, issue, secret) => gitlabDelivery(server, { ...issue, id: '1' }, secret, 999),
  },
  jira(true),
  jira(false),
  {
    kind: 'linear',
    open: linearServer,
    project: TEAM,
    ada: 'u-ada',
    there: {
      open: { state: 's-todo' },
      'in-progress': { state: 's-doing' },
      done: { state: 's-done' },
      'wont-do': { state: 's-canceled' },
    },
    urlOf: (server, number) => `${server.url}/acme/issue/${TEAM}-${number}/slug`,
    deliver: linearDelivery,
    foreign: (server, issue, secret) =>
      linearDelivery(server, issue, secret, { team: '00000000-0000-4000-8000-000000000000' }),
  },
];

let server: TestServer;
let ada: TestMember;
beforeAll(async () => {
  server = await startTestServer({ OUTBOUND_ALLOW: '127.0.0.1' });
  ada = await signUp(server, { name: 'Ada', email: 'ada@example.com' });
});
afterAll(() => server?.stop());

describe.each(KINDS)('$kind', (one) => {
  let there: TrackerServer;
  let tracker: Connected;
  beforeAll(async () => {
    there = await one.open().listen();
    const { kind, project, account } = one;
    tracker = await connect(server, {
      kind,
      name: kind,
      baseUrl: there.url,
      project,
      token: 'secret-token',
      ...(account ? { account } : {}),
    });
    await server.call(updateTracker, { id: tracker.id, people: [{ account: one.ada, personId: ada.id }] });
    // Once it was checked, the project is known by which webhooks are told apart.
    await later(server, 0);
  });
  afterAll(() => there?.close());

  it('makes an issue that says what and why, with mark-up as words, once', async () => {
    const title = '*Limit* {color:red}retries{color} <b>now</b> [~bo] @bo #12';
    const { id } = await server.call(createFollowUp, {
      title,
      why: 'See [~bo] and @bo and #12',
      ownerId: ada.id,
      dueOn: '2027-01-01',
    });
    there.mood = 'forget-answer';
    await server.call(createIssues, { id: tracker.id, followUps: [{ id }] });
    await linked(server, id, ({ fault }) => fault !== null);
    there.mood = 'well';
    await later(server, 10);
    await linked(server, id, ({ status, dueOn }) => status === 'open' && dueOn === '2027-01-01');
    const made = there.present().filter((issue) => issue.title.replaceAll('\u2060', '') === title);
    expect(made).toHaveLength(1);
    expect(made[0]).toMatchObject({ assignee: one.ada, due: '2027-01-01' });
    expect(made[0]?.body).toContain('in Debrief');
    if (one.kind !== 'linear') expect(made[0]?.body).not.toMatch(/(?<!\\)\[~bo|@bo\b/);
  });

  it.each(['in-progress', 'done', 'wont-do', 'open'] as const)('says and hears: %s', async (status) => {
    const { id, number } = await followUpWithIssue(server, tracker, { title: `Round ${status}` });
    if (status === 'open')
      await changeHere(server, id, { status: 'done' }).then(() => linked(server, id, (link) => link.status === 'done'));
    await changeHere(server, id, { status, ...(status === 'wont-do' ? { reason: 'Too dear' } : {}) });
    await linked(server, id, (link) => link.status === status);
    expect(there.at(number)).toMatchObject(one.there[status]);
    const other = status === 'done' ? 'in-progress' : 'done';
    there.change(number, { reason: null, ...one.there[other], due: '2027-06-06', assignee: one.ada });
    expect((await post(server, tracker.webhookPath, one.deliver(there, there.at(number), tracker.secret))).status).toBe(
      202,
    );
    const heard = await settled(server, id, (followUp) => followUp.status === other);
    expect(heard).toMatchObject({ dueOn: '2027-06-06', owner: { id: ada.id } });
  });

  it('adopts, and reads what changed without a webhook', async () => {
    const issue = there.add({
      ...one.there.open,
      title: 'Theirs',
      id: one.kind === 'linear' ? 'b1d1c1d1-0000-4000-8000-000000000001' : '777',
    });
    const { id } = await server.call(createFollowUp, { title: 'Ours' });
    await server.call(adoptIssue, { id, url: one.urlOf(there, issue.number) });
    await linked(server, id, ({ status }) => status === 'open');
    there.change(issue.number, one.there['wont-do']);
    await later(server, 30);
    expect(await followUpOf(server, id)).toMatchObject({ status: 'wont-do' });
  });

  it('refuses forged webhooks and those of another project; a deletion shows', async () => {
    const { id, number } = await followUpWithIssue(server, tracker, { title: 'Guarded' });
    there.change(number, one.there.done);
    const forged = one.deliver(there, there.at(number), 'not the secret');
    expect((await post(server, tracker.webhookPath, forged)).status).toBe(401);
    expect((await post(server, tracker.webhookPath, one.foreign(there, there.at(number), tracker.secret))).status).toBe(
      403,
    );
    expect(await followUpOf(server, id)).toMatchObject({ status: 'open' });
    there.change(number, { deleted: true });
    await post(server, tracker.webhookPath, one.deliver(there, there.at(number), tracker.secret));
    await linked(server, id, ({ state }) => state === 'deleted');
  });

  it('says when the token ends', async () => {
    const { id } = await followUpWithIssue(server, tracker, { title: 'Token' });
    await server.call(updateTracker, { id: tracker.id, token: 'wrong' });
    await changeHere(server, id, { status: 'done' });
    await linked(server, id, ({ fault }) => fault?.code === 'token-expired');
    await server.call(updateTracker, { id: tracker.id, token: 'secret-token' });
    await linked(server, id, ({ status, fault }) => status === 'done' && fault === null);
  });
});

it('GitLab: a moved issue leaves the follow-up as it is, says so, and is linked again where it is', async () => {
  const there = await gitlabServer().listen();
  const tracker = await connect(server, {
    kind: 'gitlab',
    name: 'Moving',
    baseUrl: there.url,
    project: GITLAB_PROJECT,
    token: 'secret-token',
  });
  await later(server, 0);
  const told = await followUpWithIssue(server, tracker, { title: 'Told by webhook' });
  const looked = await followUpWithIssue(server, tracker, { title: 'Found by looking' });
  // GitLab closes the issue that it leaves behind: that is not done.
  for (const { number } of [told, looked]) there.change(number, { movedTo: '5150', state: 'closed' });
  const delivery = gitlabDelivery(there, there.at(told.number), tracker.secret);
  expect((await post(server, tracker.webhookPath, delivery)).status).toBe(202);
  await linked(server, told.id, ({ state }) => state === 'moved');
  await later(server, 30);
  await linked(server, looked.id, ({ state }) => state === 'moved');
  for (const { id } of [told, looked]) expect(await followUpOf(server, id)).toMatchObject({ status: 'open' });
  const before = there.asked.filter((one) => one.startsWith('PUT')).length;
  await changeHere(server, told.id, { status: 'done' });
  await later(server, 60);
  expect(there.asked.filter((one) => one.startsWith('PUT'))).toHaveLength(before);
  const anew = there.add({ title: 'Where it is now', state: 'opened', id: '5150' });
  await server.call(adoptIssue, { id: told.id, url: `${there.url}/${GITLAB_PROJECT}/-/issues/${anew.number}` });
  await linked(server, told.id, ({ state, key }) => state === 'linked' && key === `${GITLAB_PROJECT}#${anew.number}`);
  await eventually(async () => (there.at(anew.number).state === 'closed' ? true : undefined));
  await there.close();
});

it('Linear: an old delivery sent again is refused by its own signed time', async () => {
  const there = await linearServer().listen();
  const tracker = await connect(server, {
    kind: 'linear',
    name: 'Old',
    baseUrl: there.url,
    project: TEAM,
    token: 'secret-token',
  });
  const old = linearDelivery(there, there.add({ state: 's-todo' }), tracker.secret, { sentAt: Date.now() - 3_600_000 });
  const response = await post(server, tracker.webhookPath, old);
  expect(response.status).toBe(401);
  expect(((await response.json()) as { message?: string; detail?: string }).detail ?? '').toMatch(/60 minutes/);
  await eventually(async () => (there.asked.length > 0 ? true : undefined));
  await there.close();
});
