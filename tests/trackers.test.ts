import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { updateIncident } from '#shared/contracts/incidents.ts';
import { createFollowUp } from '#shared/contracts/post-mortems.ts';
import { listTrackerPeople, setTrackerPerson } from '#shared/contracts/tracker-people.ts';
import {
  adoptIssue,
  answerIssueConflict,
  blankIssue,
  checkTracker,
  createIssues,
  listIssues,
  listTrackerQueue,
  listTrackers,
  listUnusedWebhooks,
  planIssues,
  previewIssue,
  refreshIssue,
  renewTrackerWebhook,
  tryTrackersAgain,
  unlinkIssue,
  updateTracker,
} from '#shared/contracts/trackers.ts';
import { draftedIncident } from './support/incident.ts';
import { signUp, type TestMember } from './support/member.ts';
import { eventually, startTestServer, type TestServer } from './support/server.ts';
import { githubDelivery, githubServer, PROJECT } from './support/trackers/github-server.ts';
import {
  type Connected,
  changeHere,
  connect,
  followUpOf,
  followUpWithIssue,
  later,
  linked,
  linkOf,
  post,
  settled,
} from './support/trackers/linked.ts';
import type { TrackerServer } from './support/trackers/tracker-server.ts';

let server: TestServer;
let github: TrackerServer;
let tracker: Connected;
let ada: TestMember;

beforeAll(async () => {
  github = await githubServer().listen();
  server = await startTestServer({ OUTBOUND_ALLOW: '127.0.0.1' });
  ada = await signUp(server, { name: 'Ada', email: 'ada@example.com' });
  tracker = await connect(server, {
    kind: 'github',
    name: 'Shop',
    baseUrl: github.url,
    project: PROJECT,
    token: 'secret-token',
    labels: ['post-mortem'],
  });
  await server.call(updateTracker, { id: tracker.id, people: [{ account: 'octo-ada', personId: ada.id }] });
});
afterAll(async () => {
  await server?.stop();
  await github?.close();
});
afterEach(async () => {
  github.mood = 'well';
  github.left = -1;
  await server.call(tryTrackersAgain, {});
  await server.call(checkTracker, { id: tracker.id });
  await eventually(async () => {
    const { items } = await server.call(listTrackers, {});
    return items.every(({ fault }) => fault === null) ? true : undefined;
  });
});

const hook = (number: number, options?: Parameters<typeof githubDelivery>[3]) =>
  post(server, tracker.webhookPath, githubDelivery(github, github.at(number), tracker.secret, options));

describe('creating', () => {
  it('makes an issue with what, why, who and a way back', async () => {
    const { id, link, number } = await followUpWithIssue(server, tracker, {
      title: 'Limit retries',
      why: 'They doubled the load.',
      ownerId: ada.id,
      dueOn: '2026-12-24',
    });
    const issue = github.at(number);
    expect(issue).toMatchObject({
      title: 'Limit retries',
      labels: ['post-mortem'],
      assignee: 'octo-ada',
      state: 'open',
    });
    expect(issue.body).toContain('They doubled the load.');
    expect(issue.body).toMatch(/\/follow-ups\/FU-\d+\) · Due 2026-12-24/);
    expect((await followUpOf(server, id)).url).toBe(link.url);
    expect(link).toMatchObject({
      key: `${PROJECT}#${number}`,
      status: 'open',
      dueOn: '2026-12-24',
      conflicts: [],
      notes: [],
    });
    expect(link.assignee).toEqual({ name: 'octo-ada', personId: ada.id });
  });

  it('asked for twice is refused, and an answer that was lost makes no second one', async () => {
    const { id } = await server.call(createFollowUp, { title: 'Only once' });
    github.mood = 'forget-answer';
    await server.call(createIssues, { id: tracker.id, followUps: [{ id }] });
    await linked(server, id, ({ fault }) => fault?.code === 'unreachable');
    await expect(server.call(createIssues, { id: tracker.id, followUps: [{ id }] })).rejects.toThrow(
      /has an issue already/,
    );
    github.mood = 'well';
    await later(server, 10);
    await linked(server, id);
    expect(github.present().filter(({ title }) => title === 'Only once')).toHaveLength(1);
  });

  it('several at once, each with its own', async () => {
    const made = await Promise.all(
      ['One', 'Two', 'Three'].map((title) => server.call(createFollowUp, { title: `Batch ${title}` })),
    );
    await server.call(createIssues, { id: tracker.id, followUps: made.map(({ id }) => ({ id })) });
    const keys = await Promise.all(made.map(async ({ id }) => (await linked(server, id)).key));
    expect(new Set(keys).size).toBe(3);
  });

  it('says before which get one and which do not, and why', async () => {
    const [open, over, has] = await Promise.all(
      ['Still open', 'Over', 'Has one'].map((title) => server.call(createFollowUp, { title })),
    );
    await changeHere(server, over!.id, { status: 'done' });
    await server.call(createIssues, { id: tracker.id, followUps: [{ id: has!.id }] });
    const { key } = await linked(server, has!.id);
    const ids = [has!.id, open!.id, over!.id];
    const { items } = await server.call(planIssues, { id: tracker.id, followUp: ids });
    expect(items.map(({ followUpId }) => followUpId)).toEqual(ids);
    expect(items).toMatchObject([
      { standing: 'linked', issue: { key } },
      { standing: 'ready', title: 'Still open', issue: null },
      { standing: 'finished' },
    ]);
    await expect(server.call(createIssues, { id: tracker.id, followUps: ids.map((id) => ({ id })) })).rejects.toThrow(
      /has an issue already/,
    );
    expect(await linkOf(server, open!.id)).toBeUndefined();
  });

  it('that is undone before the issue is made makes none', async () => {
    github.mood = 'down';
    const { id } = await server.call(createFollowUp, { title: 'Thought better of' });
    await server.call(createIssues, { id: tracker.id, followUps: [{ id }] });
    await linked(server, id, ({ fault }) => fault !== null);
    await server.call(unlinkIssue, { id });
    github.mood = 'well';
    await later(server, 30);
    expect(github.present().filter(({ title }) => title === 'Thought better of')).toEqual([]);
  });

  it('takes mark-up in words as words', async () => {
    const { number } = await followUpWithIssue(server, tracker, {
      title: '<script>alert(1)</script> **bold** `code` @acme/team fixes #3',
      why: 'See @octo-bo and #12\n/close\n![x](http://e.example/p.png)',
    });
    const issue = github.at(number);
    expect(issue.title).toBe('<script>alert(1)</script> **bold** `code` @acme/team fixes #3');
    expect(issue.body).not.toMatch(/@octo-bo|#12|^\/close/m);
    expect(issue.body).not.toContain('![x](');
  });

  it('shows before what it will say', async () => {
    const { id } = await server.call(createFollowUp, { title: 'To look at', why: 'Because' });
    const preview = await server.call(previewIssue, { id: tracker.id, followUp: id });
    expect(preview).toEqual({ title: 'To look at', body: 'Because', private: false });
  });
});

describe('adopting', () => {
  it('follows an issue by its address and leaves its text alone', async () => {
    const issue = github.add({
      title: 'Theirs',
      body: 'Their words',
      assignee: 'octo-ada',
      state: 'closed',
      reason: 'completed',
    });
    const { id } = await server.call(createFollowUp, { title: 'Ours' });
    await server.call(adoptIssue, { id, url: `${github.url}/${PROJECT}/issues/${issue.number}` });
    await settled(server, id, ({ status, owner }) => status === 'done' && owner?.id === ada.id);
    expect(github.at(issue.number)).toMatchObject({ title: 'Theirs', body: 'Their words' });
    const again = await server.call(createFollowUp, { title: 'Another' });
    await expect(
      server.call(adoptIssue, { id: again.id, url: `${github.url}/${PROJECT}/issues/${issue.number}` }),
    ).rejects.toThrow(/another follow-up/);
  });

  it('refuses what is no issue of a connected project', async () => {
    const { id } = await server.call(createFollowUp, { title: 'Nowhere' });
    for (const url of [
      'https://example.com/acme/shop/issues/1',
      `${github.url}/acme/other/issues/1`,
      `${github.url}/${PROJECT}/pull/1`,
      'nonsense',
    ])
      await expect(server.call(adoptIssue, { id, url }), url).rejects.toThrow(/leads to this address/);
  });
});

describe('following the tracker', () => {
  it('takes status, assignee and due date, and says who did it', async () => {
    const { id, number } = await followUpWithIssue(server, tracker);
    const body = github.at(number).body.replace('No due date', 'Due 2027-01-15');
    github.change(number, { state: 'closed', reason: 'not_planned', assignee: 'octo-ada', body });
    expect((await hook(number, { action: 'closed' })).status).toBe(202);
    const one = await settled(server, id, ({ status }) => status === 'wont-do');
    expect(one).toMatchObject({
      owner: { id: ada.id },
      dueOn: '2027-01-15',
      reason: 'Closed as not planned in GitHub',
      updatedBy: 'octo-bo in GitHub',
    });
    github.change(number, { state: 'open', reason: null });
    await hook(number);
    await settled(server, id, ({ status }) => status === 'open');
  });

  it('by looking, where no webhook comes', async () => {
    const { id, number } = await followUpWithIssue(server, tracker);
    github.change(number, { state: 'closed', reason: 'completed' });
    await later(server, 6);
    expect(await followUpOf(server, id)).toMatchObject({ status: 'done' });
  });

  it('shows somebody unknown as text and keeps the owner', async () => {
    const { id, number } = await followUpWithIssue(server, tracker, { ownerId: ada.id });
    github.change(number, { assignee: 'octo-bo' });
    await hook(number);
    const link = await linked(server, id, ({ assignee }) => assignee?.name === 'octo-bo');
    expect(link.assignee?.personId).toBeNull();
    expect(link.notes.join()).toContain('whom Debrief does not know');
    expect((await followUpOf(server, id)).owner?.id).toBe(ada.id);
    await later(server, 6);
    expect(github.at(number).assignee).toBe('octo-bo');
  });

  it('takes a webhook again, out of order, and one from before as nothing new', async () => {
    const { id, number } = await followUpWithIssue(server, tracker);
    const early = githubDelivery(github, github.at(number), tracker.secret);
    github.change(number, { state: 'closed', reason: 'completed' });
    const late = githubDelivery(github, github.at(number), tracker.secret, { action: 'closed' });
    const outcome = async (one: typeof late) =>
      ((await (await post(server, tracker.webhookPath, one)).json()) as { outcome: string }).outcome;
    expect(await outcome(late)).toBe('applied');
    expect(await outcome(late)).toBe('repeated');
    await settled(server, id, ({ status }) => status === 'done');
    expect(await outcome(early)).toBe('ignored');
    await later(server, 6);
    expect(await followUpOf(server, id)).toMatchObject({ status: 'done' });
  });
});

describe('telling the tracker', () => {
  it('status, owner and due date; its own echo is nothing new', async () => {
    const { id, number } = await followUpWithIssue(server, tracker);
    await changeHere(server, id, { status: 'in-progress', ownerId: ada.id, dueOn: '2027-02-03' });
    await eventually(async () => (github.at(number).labels.includes('in progress') ? true : undefined));
    await linked(server, id, ({ status, dueOn }) => status === 'in-progress' && dueOn === '2027-02-03');
    expect(github.at(number)).toMatchObject({ assignee: 'octo-ada', state: 'open' });
    const echo = await hook(number, { sender: 'debrief-bot' });
    expect(await echo.json()).toMatchObject({ outcome: 'ignored' });
    await changeHere(server, id, { status: 'wont-do', reason: 'Too dear' });
    await eventually(async () => (github.at(number).reason === 'not_planned' ? true : undefined));
  });

  it('says so when the owner has no account there', async () => {
    const bo = await signUp(server, { name: 'Bo', email: 'bo@example.com' });
    const { id, number } = await followUpWithIssue(server, tracker, { ownerId: ada.id });
    await changeHere(server, id, { ownerId: bo.id });
    await linked(server, id, ({ notes }) => notes.join().includes('Bo has no account in GitHub'));
    expect(github.at(number).assignee).toBeNull();
  });
});

describe('whose account is whose', () => {
  const accountsOf = async () => (await server.call(listTrackerPeople, { id: tracker.id })).accounts;

  it('unknown ones come first, with somebody of the same name as an offer', async () => {
    const other = await signUp(server, { name: 'octo-twin', email: 'twin@example.com' });
    const { number } = await followUpWithIssue(server, tracker);
    github.change(number, { assignee: 'octo-twin' });
    await hook(number);
    const accounts = await eventually(async () => {
      const all = await accountsOf();
      return all.some(({ account }) => account === 'octo-twin') ? all : undefined;
    });
    const at = (account: string) => accounts.find((one) => one.account === account);
    expect(at('octo-twin')).toMatchObject({ known: 'unknown', person: null, issues: 1, suggested: { id: other.id } });
    expect(at('octo-ada')).toMatchObject({ known: 'kept', person: { id: ada.id, name: 'Ada' }, suggested: null });
    const unknown = accounts.map(({ known }) => known === 'unknown');
    expect(unknown).toEqual(unknown.toSorted((one, two) => Number(two) - Number(one)));
  });

  it('said once, an owner who was nobody there is assigned, and an owner here stays', async () => {
    const cy = await signUp(server, { name: 'Cy', email: 'cy@example.com' });
    const { id, number } = await followUpWithIssue(server, tracker, { ownerId: cy.id });
    const taken = await followUpWithIssue(server, tracker, { ownerId: ada.id });
    github.change(taken.number, { assignee: 'octo-cy' });
    await hook(taken.number);
    await linked(server, taken.id, ({ assignee }) => assignee?.name === 'octo-cy');
    await linked(server, id, ({ notes }) => notes.join().includes('Cy has no account'));
    const { owners } = await server.call(listTrackerPeople, { id: tracker.id });
    expect(owners).toContainEqual({ id: cy.id, name: 'Cy', issues: 1 });
    await server.call(setTrackerPerson, { id: tracker.id, account: 'octo-cy', personId: cy.id });
    await eventually(async () => (github.at(number).assignee === 'octo-cy' ? true : undefined));
    expect((await accountsOf()).find(({ account }) => account === 'octo-cy')).toMatchObject({ person: { id: cy.id } });
    expect((await followUpOf(server, taken.id)).owner?.id).toBe(ada.id);
    await server.call(setTrackerPerson, { id: tracker.id, account: 'octo-cy', personId: null });
    expect((await accountsOf()).find(({ account }) => account === 'octo-cy')).toMatchObject({ known: 'unknown' });
    expect((await accountsOf()).find(({ account }) => account === 'octo-ada')).toMatchObject({ known: 'kept' });
    await expect(
      server.call(setTrackerPerson, { id: tracker.id, account: 'octo-cy', personId: taken.id }),
    ).rejects.toThrow(/not known here/);
  });
});

describe('both sides at once', () => {
  async function clash() {
    const { id, number } = await followUpWithIssue(server, tracker, { dueOn: '2027-01-01' });
    github.mood = 'down';
    await changeHere(server, id, { dueOn: '2027-03-03' });
    const body = github.at(number).body.replace('Due 2027-01-01', 'Due 2027-02-02');
    github.change(number, { body, state: 'closed', reason: 'completed' });
    await linked(server, id, ({ fault }) => fault?.code === 'unreachable');
    github.mood = 'well';
    await later(server, 30);
    const link = await linked(server, id, ({ conflicts }) => conflicts.length > 0);
    return { id, number, link };
  }

  it('shows both values with who and when, follows what only one side changed, and the answer wins', async () => {
    const { id, number, link } = await clash();
    const [conflict] = link.conflicts;
    expect(conflict).toMatchObject({
      field: 'dueOn',
      ours: { value: '2027-03-03', by: 'test admin' },
      theirs: { value: '2027-02-02' },
    });
    expect(conflict?.ours.at).not.toBeNull();
    expect(await followUpOf(server, id)).toMatchObject({ status: 'done', dueOn: '2027-03-03' });
    expect(github.at(number).body).toContain('Due 2027-02-02');
    const answer = { id, field: 'dueOn' as const, ours: '2027-03-03', theirs: '2027-02-02' };
    await expect(server.call(answerIssueConflict, { ...answer, theirs: '2020-01-01', keep: 'ours' })).rejects.toThrow(
      /changed since/,
    );
    await server.call(answerIssueConflict, { ...answer, keep: 'ours' });
    await eventually(async () => (github.at(number).body.includes('Due 2027-03-03') ? true : undefined));
    await linked(server, id, ({ conflicts, dueOn }) => conflicts.length === 0 && dueOn === '2027-03-03');
  });

  it('or theirs', async () => {
    const { id, number } = await clash();
    await server.call(answerIssueConflict, {
      id,
      field: 'dueOn',
      ours: '2027-03-03',
      theirs: '2027-02-02',
      keep: 'theirs',
    });
    await settled(server, id, ({ dueOn }) => dueOn === '2027-02-02');
    expect(github.at(number).body).toContain('Due 2027-02-02');
    expect((await linkOf(server, id))?.conflicts).toEqual([]);
  });
});

describe('faults that people see and mend', () => {
  it('a deleted issue', async () => {
    const { id, number } = await followUpWithIssue(server, tracker);
    github.change(number, { deleted: true });
    await hook(number, { action: 'deleted' });
    expect(await linked(server, id, ({ state }) => state === 'deleted')).toMatchObject({ fault: null });
    expect(await followUpOf(server, id)).toMatchObject({ status: 'open' });
    const other = github.add({ title: 'Anew' });
    await server.call(adoptIssue, { id, url: `${github.url}/${PROJECT}/issues/${other.number}` });
    await linked(server, id, ({ key }) => key === `${PROJECT}#${other.number}`);
  });

  it('an issue that moved is followed to where it is', async () => {
    const { id, number } = await followUpWithIssue(server, tracker);
    github.change(number, { movedTo: 'acme/elsewhere' });
    await server.call(refreshIssue, { id });
    await linked(server, id, ({ key }) => key === `acme/elsewhere#${number}`);
  });

  it('an issue that moved to where the token does not lead is not said to be deleted', async () => {
    const { id, number } = await followUpWithIssue(server, tracker);
    github.change(number, { movedTo: 'acme/hidden' });
    await server.call(refreshIssue, { id });
    expect(await linked(server, id, ({ state }) => state !== 'linked')).toMatchObject({ state: 'moved', fault: null });
    expect(await followUpOf(server, id)).toMatchObject({ status: 'open' });
  });

  it('an issue that is said to be on another server is not asked for there: the token stays', async () => {
    const stranger = await githubServer().listen();
    const { id, number } = await followUpWithIssue(server, tracker);
    github.change(number, { movedTo: `${stranger.url}/api/v3/repositories/99/issues/${number}` });
    await server.call(refreshIssue, { id });
    const { fault } = await linked(server, id, (one) => one.fault !== null);
    expect(fault).toMatchObject({ code: 'not-the-tracker' });
    expect(fault?.why).toContain('another server');
    expect(stranger.asked).toEqual([]);
    await stranger.close();
    github.change(number, { movedTo: undefined });
  });

  it.each([
    ['expired', 'token-expired', /Enter a new one/],
    ['down', 'unreachable', /out of order/],
    ['login-page', 'not-the-tracker', /web page in place of data/],
    ['project-gone', 'project-gone', /is not there/],
    ['scope-lost', 'scope-lost', /may not do this/],
  ] as const)('%s', async (mood, code, words) => {
    const { id, number } = await followUpWithIssue(server, tracker);
    github.mood = mood;
    await changeHere(server, id, { status: 'done' });
    const { fault } = await linked(server, id, (one) => one.fault !== null);
    expect(fault).toMatchObject({ code });
    expect(fault?.why).toMatch(words);
    const queue = await server.call(listTrackerQueue, {});
    expect(queue.items.find(({ followUp }) => followUp.id === id)).toMatchObject({ what: 'follow', fault: { code } });
    github.mood = 'well';
    await server.call(tryTrackersAgain, {});
    await eventually(async () => (github.at(number).state === 'closed' ? true : undefined));
    await linked(server, id, (one) => one.fault === null);
  });

  it('a rate limit ends when the tracker says, by its own clock', async () => {
    const { id } = await followUpWithIssue(server, tracker);
    github.mood = 'limited';
    await server.call(refreshIssue, { id });
    const { fault } = await linked(server, id, (one) => one.fault?.code === 'rate-limited');
    const wait = Date.parse(fault?.until ?? '') - server.app.ctx.now().getTime();
    expect(wait).toBeGreaterThan(4 * 60_000);
    expect(wait).toBeLessThan(6 * 60_000);
    const before = github.asked.length;
    await later(server, 2);
    expect(github.asked).toHaveLength(before);
    github.mood = 'well';
    await later(server, 6);
    await linked(server, id, (one) => one.fault === null);
  });

  it('a token that is entered anew is used at once, and never shown', async () => {
    await server.call(updateTracker, { id: tracker.id, token: 'wrong-token-9876' });
    const bad = await eventually(async () =>
      (await server.call(listTrackers, {})).items.find((one) => one.fault?.code === 'token-expired'),
    );
    expect(bad.tokenHint).toBe('9876');
    expect(JSON.stringify(bad)).not.toContain('wrong-token');
    await server.call(updateTracker, { id: tracker.id, token: 'secret-token' });
    await eventually(async () => ((await server.call(listTrackers, {})).items[0]?.fault === null ? true : undefined));
  });
});

describe('webhooks', () => {
  it('that are forged, unknown or of another project change nothing, and are kept where they help', async () => {
    const { id, number } = await followUpWithIssue(server, tracker);
    github.change(number, { state: 'closed' });
    const good = githubDelivery(github, github.at(number), tracker.secret);
    const send = (one: typeof good, path = tracker.webhookPath) => post(server, path, one);
    const forged = { ...good, headers: { ...good.headers, 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` } };
    expect((await send(forged)).status).toBe(401);
    const { 'x-hub-signature-256': _, ...unsigned } = good.headers;
    expect((await send({ ...good, headers: unsigned })).status).toBe(401);
    expect(
      (
        await send(
          good,
          tracker.webhookPath.replace(/.$/, (sign) => (sign === 'A' ? 'B' : 'A')),
        )
      ).status,
    ).toBe(401);
    const stranger = githubDelivery(github, { ...github.at(number), id: '1', number: 9999 }, tracker.secret, {
      repository: 1,
    });
    expect((await send(stranger)).status).toBe(403);
    const shapeless = githubDelivery(github, github.at(number), tracker.secret);
    expect((await send({ ...shapeless, headers: { ...shapeless.headers, 'x-github-event': '' } })).status).toBe(422);
    const { items } = await server.call(listUnusedWebhooks, { id: tracker.id });
    expect(items.map(({ outcome }) => outcome)).toEqual(['unreadable', 'refused']);
    expect(await followUpOf(server, id)).toMatchObject({ status: 'open' });
  });

  it('end with their old address and secret when these are made anew', async () => {
    const { number } = await followUpWithIssue(server, tracker);
    const old = { ...tracker };
    const renewed = await server.call(renewTrackerWebhook, { id: tracker.id });
    tracker = { ...tracker, webhookPath: renewed.webhookPath, secret: renewed.webhookSecret ?? '' };
    const delivery = githubDelivery(github, github.at(number), old.secret);
    expect((await post(server, old.webhookPath, delivery)).status).toBe(401);
    expect((await post(server, tracker.webhookPath, delivery)).status).toBe(401);
    expect((await hook(number)).status).toBe(202);
  });
});

describe('a private incident', () => {
  it('is left out of many at once, and its issue would tell no title of its', async () => {
    const { id: postMortemId } = await draftedIncident(server, { title: 'Merlin leaked', private: true });
    const { id } = await server.call(createFollowUp, { title: 'Rotate merlin keys', postMortemId });
    const { items } = await server.call(planIssues, { id: tracker.id, followUp: [id] });
    expect(items).toMatchObject([{ standing: 'private' }]);
    expect(items[0]?.title).toMatch(/^Follow-up FU-\d+$/);
    const editor = await server.as('editor');
    expect((await editor(planIssues, { id: tracker.id, followUp: [id] })).items).toEqual([]);
  });

  it('that became private between the yes and the making tells nothing', async () => {
    const { id: postMortemId, incidentId } = await draftedIncident(server, { title: 'Osprey is slow' });
    const { id } = await server.call(createFollowUp, {
      title: 'Osprey index',
      why: 'Osprey scan',
      postMortemId,
      ownerId: ada.id,
      dueOn: '2027-04-04',
    });
    github.mood = 'down';
    await server.call(createIssues, { id: tracker.id, followUps: [{ id }] });
    await linked(server, id, ({ fault }) => fault !== null);
    await server.call(updateIncident, { id: incidentId, private: true });
    github.mood = 'well';
    await later(server, 30);
    const { key } = await linked(server, id);
    const issue = github.at(Number(key?.split('#')[1]));
    expect(`${issue.title} ${issue.body}`).not.toMatch(/osprey|2027-04-04/i);
    expect(issue.assignee).toBeNull();
  });

  it('that became private later is told of no due date, not even by an answer to a conflict', async () => {
    const { id: postMortemId, incidentId } = await draftedIncident(server, { title: 'Plover is slow' });
    const { id, number } = await followUpWithIssue(server, tracker, {
      title: 'Plover index',
      postMortemId,
      dueOn: '2027-01-01',
    });
    await server.call(updateIncident, { id: incidentId, private: true });
    const body = github.at(number).body.replace('Due 2027-01-01', 'Due 2027-02-02');
    github.mood = 'down';
    await changeHere(server, id, { dueOn: '2027-03-03', because: 'Secret reason' });
    github.change(number, { body });
    github.mood = 'well';
    await later(server, 30);
    await linked(server, id, ({ conflicts }) => conflicts.length === 1);
    const answer = { id, field: 'dueOn' as const, ours: '2027-03-03', theirs: '2027-02-02', keep: 'ours' as const };
    await server.call(answerIssueConflict, answer);
    await changeHere(server, id, { status: 'done', title: 'Plover, told nobody' });
    await eventually(async () => (github.at(number).state === 'closed' ? true : undefined));
    const said = `${github.at(number).title} ${github.at(number).body}`;
    expect(said).toContain('Due 2027-02-02');
    expect(said).not.toMatch(/2027-03-03|told nobody|Secret reason/);
    expect(await linkOf(server, id)).toMatchObject({ tellsTooMuch: true, conflicts: [] });
  });

  it('tells no more than a title and a link, after a yes', async () => {
    const { id: postMortemId } = await draftedIncident(server, { title: 'Kestrel leaked', private: true });
    const { id } = await server.call(createFollowUp, {
      title: 'Rotate kestrel keys',
      why: 'Kestrel again',
      postMortemId,
      ownerId: ada.id,
      dueOn: '2027-01-01',
    });
    await expect(server.call(createIssues, { id: tracker.id, followUps: [{ id }] })).rejects.toThrow(/is private/);
    await server.call(createIssues, { id: tracker.id, followUps: [{ id }], confirmPrivate: true });
    const link = await linked(server, id, (one) => one.status !== null);
    const issue = github.at(Number(link.key?.split('#')[1]));
    expect(issue.title).toMatch(/^Follow-up FU-\d+$/);
    expect(`${issue.title} ${issue.body}`).not.toMatch(/kestrel/i);
    expect(issue.assignee).toBeNull();
    await changeHere(server, id, { status: 'done' });
    await eventually(async () => (github.at(issue.number).state === 'closed' ? true : undefined));
    expect(github.at(issue.number).body).not.toContain('2027-01-01');
    const viewer = await server.as('editor');
    expect((await viewer(listIssues, { followUp: [id] })).items).toEqual([]);
    await expect(viewer(unlinkIssue, { id })).rejects.toThrow(/no such follow-up/);
  });

  it('that became private later tells only its status from then on, and can be blanked', async () => {
    const { id: postMortemId, incidentId } = await draftedIncident(server, { title: 'Heron is slow' });
    const { id, number } = await followUpWithIssue(server, tracker, {
      title: 'Heron index',
      why: 'Heron scan',
      postMortemId,
      ownerId: ada.id,
    });
    await server.call(updateIncident, { id: incidentId, private: true });
    expect((await linkOf(server, id))?.tellsTooMuch).toBe(true);
    await changeHere(server, id, { status: 'done', ownerId: null });
    await eventually(async () => (github.at(number).state === 'closed' ? true : undefined));
    expect(github.at(number).assignee).toBe('octo-ada');
    await server.call(blankIssue, { id });
    const link = await linked(server, id, (one) => !one.tellsTooMuch && !one.blankAsked);
    expect(link.notes.join()).toContain('Only the status');
    expect(`${github.at(number).title} ${github.at(number).body}`).not.toMatch(/heron/i);
  });
});
