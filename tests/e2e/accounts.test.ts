import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addEvents, createIncident } from '#shared/contracts/incidents.ts';
import { createPostMortem } from '#shared/contracts/post-mortems.ts';
import { violationsOf } from '../support/axe.ts';
import { signUp, type TestMember } from '../support/member.ts';
import { openBrowser, openPage } from '../support/page.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let browser: Browser;
let server: TestServer;
let ana: TestMember;
let bo: TestMember;
let reference: string;
/** Where to put pictures of what the journey passes; nowhere unless asked. */
const pictures = process.env.PICTURES;

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), openBrowser()]);
  ana = await signUp(server, { name: 'Ana Ruiz', email: 'ana@example.com' });
  bo = await signUp(server, { name: 'Bo Lund', email: 'bo@example.com', role: 'viewer' });
  const { id } = await server.call(createIncident, {
    title: 'Mail stood still',
    startedAt: '2026-03-02T10:00:00Z',
    timeZone: 'Europe/Madrid',
  });
  await server.call(addEvents, {
    id,
    events: [
      { at: '2026-03-02T10:03:00Z', kind: 'alert', text: 'Queue longer than 10,000' },
      { at: '2026-03-02T10:06:00Z', kind: 'message', text: 'Looking at the broker', actor: 'Bo Lund' },
      { at: '2026-03-02T10:08:00Z', kind: 'message', text: 'The storage team is on it', actor: 'Gil Outside' },
    ],
  });
  ({ reference } = await ana.call(createPostMortem, { title: 'Mail stood still', incidents: [id] }));
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function openAs(member: TestMember | null, path: string, options = {}) {
  const opened = await openPage(browser, options);
  if (member) {
    const [name, value] = member.cookie.split('=') as [string, string];
    await opened.page.context().addCookies([{ name, value, url: server.url }]);
  }
  await opened.page.goto(`${server.url}${path}`);
  return opened;
}

it('those who were there are asked, write by themselves, and what they tell reaches the timeline', async () => {
  const a = await openAs(ana, `/post-mortems/${reference}/accounts`);
  await a.page.getByText('Nobody was asked yet').waitFor();
  if (pictures) await a.page.screenshot({ path: `${pictures}/accounts-ask.png` });
  await a.page.getByRole('button', { name: 'Ask 2 people' }).click();
  const link = await a.page.locator('.accounts-link code').textContent();
  await a.page.getByText('0 of 2 answered').waitFor();
  expect(await violationsOf(a.page)).toEqual([]);

  // A member finds it at home, writes, and reads nobody else's before.
  const b = await openAs(bo, '/');
  await b.page.getByText('Ana Ruiz asks for your account').click();
  await b.page.getByLabel('What did you notice first?').fill('The pager, and then silence.');
  await b.page.getByRole('button', { name: /Looking at the broker/ }).click();
  await b.page.getByLabel('What surprised you?').fill('That the graph was flat.');
  await b.page.getByText('Kept. You can go on later.').waitFor();
  expect(await violationsOf(b.page)).toEqual([]);
  if (pictures) await b.page.screenshot({ path: `${pictures}/account.png` });
  await b.page.reload();
  expect(await b.page.getByLabel('What surprised you?').inputValue()).toBe('That the graph was flat.');
  await b.page.getByRole('button', { name: 'Send', exact: true }).click();
  await b.page.getByText('Your account was sent. Thank you.').waitFor();

  // Somebody without a login, on a phone, by the link.
  const g = await openAs(null, new URL(link!).pathname, { viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
  await g.page.getByLabel('What were you trying to do?').fill('Free the disk before the backup began.');
  await g.page.getByRole('radio', { name: /With my role only/ }).check();
  expect(await violationsOf(g.page)).toEqual([]);
  if (pictures) await g.page.screenshot({ path: `${pictures}/account-link-phone.png` });
  await g.page.getByRole('button', { name: 'Send', exact: true }).click();
  await g.page.getByText('This link has done its work').waitFor();
  await g.page.reload();
  await g.page.getByText('This link no longer works').waitFor();

  await a.page.reload();
  await a.page.getByText('2 of 2 answered').waitFor();
  await a.page.getByText('Free the disk before the backup began.').waitFor();
  expect(await a.page.locator('.accounts').textContent()).not.toContain('Gil Outside');
  if (pictures) await a.page.screenshot({ path: `${pictures}/accounts-read.png` });
  await a.page.goto(`${server.url}/incidents/INC-1?show=all`);
  await a.page.getByText('The pager, and then silence.').waitFor();
  expect([...a.faults, ...b.faults, ...g.faults]).toEqual([]);
});
