import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createFollowUp, getPostMortem, publish, submit, writeSection } from '#shared/contracts/post-mortems.ts';
import { violationsOf } from '../support/axe.ts';
import { draftedIncident } from '../support/incident.ts';
import { signUp, type TestMember } from '../support/member.ts';
import { openBrowser, openPage } from '../support/page.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { githubDelivery, githubServer, PROJECT } from '../support/trackers/github-server.ts';
import {
  type Connected,
  changeHere,
  connect,
  later,
  linked,
  linkOf,
  post,
  settled,
} from '../support/trackers/linked.ts';
import type { TrackerServer } from '../support/trackers/tracker-server.ts';

let github: TrackerServer;
let server: TestServer;
let browser: Browser;
let tracker: Connected;
let ana: TestMember;

beforeAll(async () => {
  github = await githubServer().listen();
  [server, browser] = await Promise.all([startTestServer({ OUTBOUND_ALLOW: '127.0.0.1' }), openBrowser()]);
  ana = await signUp(server, { name: 'Ana Ruiz', email: 'ana@example.com' });
  tracker = await connect(server, {
    kind: 'github',
    name: 'Shop',
    baseUrl: github.url,
    project: PROJECT,
    token: 'secret-token',
  });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await github?.close();
});

/** A follow-up of a post-mortem that is published. */
async function published() {
  const { id: postMortemId } = await draftedIncident(server);
  const made = await server.call(createFollowUp, {
    title: 'Limit retries',
    why: 'They doubled the load.',
    dueOn: '2031-01-01',
    postMortemId,
  });
  const { sections } = await server.call(getPostMortem, { id: postMortemId });
  for (const { key, version } of sections)
    await server.call(writeSection, { id: postMortemId, key, markdown: 'Written.', baseVersion: version });
  await server.call(submit, { id: postMortemId });
  await server.call(publish, { id: postMortemId });
  return made;
}

/** The due date is moved here while GitHub is out of order, and there too. */
async function moveOnBothSides(id: string, number: number) {
  github.mood = 'down';
  await changeHere(server, id, { dueOn: '2031-03-03' });
  await linked(server, id, ({ fault }) => fault?.code === 'unreachable');
  github.change(number, { body: github.at(number).body.replace('Due 2031-01-01', 'Due 2031-02-02') });
  github.mood = 'well';
  await later(server, 30);
  await linked(server, id, ({ conflicts }) => conflicts.length === 1);
}

const tell = (number: number, action: string) =>
  post(server, tracker.webhookPath, githubDelivery(github, github.at(number), tracker.secret, { action }));
const issueOf = (page: Page) => page.getByRole('region', { name: 'Issue in a tracker' });
const factOf = (page: Page, name: string) =>
  page
    .getByRole('complementary', { name: 'Facts' })
    .locator('dl > div', { has: page.getByText(name, { exact: true }) });

it('a follow-up becomes an issue, a date moved on both sides is settled once, and closing it there is done here', async () => {
  const { id, reference } = await published();
  const { page, faults } = await openPage(browser, { viewport: { width: 1440, height: 1000 } });
  const [name, value] = ana.cookie.split('=') as [string, string];
  await page.context().addCookies([{ name, value, url: server.url }]);
  await page.goto(`${server.url}/follow-ups/${reference}`);

  await issueOf(page).getByRole('button', { name: 'Create issue…' }).click();
  const dialog = page.getByRole('dialog', { name: `An issue of ${reference}` });
  await dialog.getByText('They doubled the load.').waitFor();
  await dialog.getByRole('button', { name: 'Create issue' }).click();
  const { key } = await linked(server, id, ({ state, status }) => state === 'linked' && status !== null);
  await issueOf(page)
    .getByRole('link', { name: `${key} in Shop` })
    .waitFor();
  const number = Number(key?.split('#')[1]);
  expect(github.at(number)).toMatchObject({ title: 'Limit retries', state: 'open' });
  expect(await violationsOf(page)).toEqual([]);

  await moveOnBothSides(id, number);
  await page.reload();
  const notice = issueOf(page).getByRole('alert');
  await notice.getByText('The due date was changed here and in Shop').waitFor();
  expect(await notice.count()).toBe(1);
  expect(await violationsOf(page)).toEqual([]);
  await notice.getByRole('button', { name: /^Take this: .*2 Feb/ }).click();
  await notice.waitFor({ state: 'detached' });
  await factOf(page, 'Due').getByText('2 Feb').waitFor();
  expect(github.at(number).body).toContain('Due 2031-02-02');

  github.change(number, { state: 'closed', reason: 'completed' });
  const forged = githubDelivery(github, github.at(number), 'another secret', { action: 'closed' });
  expect((await post(server, tracker.webhookPath, forged)).status).toBe(401);
  expect((await tell(number, 'closed')).status).toBe(202);
  await settled(server, id, ({ status }) => status === 'done');
  await page.reload();
  await factOf(page, 'Status').getByText('Done').waitFor();
  await issueOf(page).getByText('closed').waitFor();
  await page.getByText('Closed as completed in GitHub').waitFor();
  expect(await page.getByText('Open in GitHub').count()).toBe(0);
  expect(await notice.count()).toBe(0);
  expect(faults).toEqual([]);
});

it('issues of several at once: who is left out is said, what fails is tried again, and all can be unlinked', async () => {
  const made = [];
  for (const title of ['Bulk one', 'Bulk two', 'Bulk over'])
    made.push(await server.call(createFollowUp, { title, dueOn: '2031-01-01' }));
  const [one, two, over] = made as [(typeof made)[0], (typeof made)[0], (typeof made)[0]];
  await changeHere(server, over.id, { status: 'done' });
  const { page, faults } = await openPage(browser, { viewport: { width: 1440, height: 1000 } });
  const [name, value] = ana.cookie.split('=') as [string, string];
  await page.context().addCookies([{ name, value, url: server.url }]);
  await page.goto(`${server.url}/follow-ups?all=true&q=Bulk`);
  for (const { reference } of made) await page.getByRole('checkbox', { name: new RegExp(reference) }).click();
  await page.getByRole('toolbar').getByRole('button', { name: 'Issues…' }).click();

  const plan = page.getByRole('dialog', { name: 'Issues of 3 follow-ups' });
  await plan.getByRole('checkbox', { name: /Bulk two/ }).waitFor();
  await plan.getByRole('region', { name: 'Left out' }).getByText('is done, or will not be done').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  github.mood = 'down';
  await plan.getByRole('button', { name: 'Create 2 issues' }).click();
  const result = page.getByRole('dialog', { name: 'Not all issues were made' });
  await result.getByText('0 of 2 made, 2 in trouble').waitFor();
  await result
    .getByText(/out of order/)
    .first()
    .waitFor();
  github.mood = 'well';
  await result.getByRole('button', { name: 'Try 2 again' }).click();
  const done = page.getByRole('dialog', { name: 'The issues are made' });
  await done.getByText('2 of 2 made').waitFor();
  expect(await done.getByRole('link', { name: /#\d+/ }).count()).toBe(2);
  expect(github.present().filter(({ title }) => title.startsWith('Bulk'))).toHaveLength(2);
  expect(await violationsOf(page)).toEqual([]);

  await done.getByRole('button', { name: 'Unlink them again' }).click();
  await done.waitFor({ state: 'detached' });
  for (const { id } of [one, two]) expect(await linkOf(server, id)).toBeUndefined();
  expect(github.present().filter(({ title }) => title.startsWith('Bulk'))).toHaveLength(2);
  expect(faults).toEqual([]);
});
