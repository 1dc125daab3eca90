import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addEvents, createIncident } from '#shared/contracts/incidents.ts';
import { createPostMortem, submit, writeSection } from '#shared/contracts/post-mortems.ts';
import { violationsOf } from '../support/axe.ts';
import { signUp, type TestMember } from '../support/member.ts';
import { openBrowser, openPage } from '../support/page.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let browser: Browser;
let server: TestServer;
let ana: TestMember;
let reference: string;

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), openBrowser()]);
  ana = await signUp(server, { name: 'Ana Ruiz', email: 'ana@example.com' });
  const incident = await server.call(createIncident, {
    title: 'Orders of Northwind stood still',
    startedAt: '2026-03-02T10:00:00Z',
    lead: 'Sam Okafor',
    services: ['orders'],
  });
  await server.call(addEvents, {
    id: incident.id,
    events: [
      { at: '2026-03-02T10:03:00Z', kind: 'alert', text: 'Queue older than 5 min' },
      { at: '2026-03-02T10:20:00Z', kind: 'action', text: 'Sam Okafor restarted the broker', actor: 'Sam Okafor' },
    ],
  });
  const made = await ana.call(createPostMortem, {
    title: 'Orders of Northwind stood still',
    incidents: [incident.id],
    template: 'standard',
  });
  const text =
    'Orders of **Northwind** waited for 40 minutes. Sam Okafor restarted the broker on db-12 at 10:20; Sam saw [the graph](https://grafana.acme.internal/d/1).';
  for (const section of made.sections.filter((one) => one.required))
    await ana.call(writeSection, {
      id: made.id,
      key: section.key,
      markdown: section.key === 'summary' ? text : `${section.markdown}\n\nWritten.`,
      baseVersion: section.version,
    });
  await ana.call(submit, { id: made.id });
  reference = made.reference;
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function signedIn(options: Parameters<typeof openPage>[1] = {}) {
  const opened = await openPage(browser, options);
  const [name, value] = ana.cookie.split('=') as [string, string];
  await opened.page.context().addCookies([{ name, value, url: server.url }]);
  return opened;
}
type Shown = { getComputedStyle: (element: unknown) => { backgroundColor: string } };
const paper = (page: Page) => page.frameLocator('iframe.paper-frame');
const picture = async (page: Page, name: string) => {
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/${name}.png` });
};

it('a customer version is made, looked at, published and read by a link, and the link is ended', async () => {
  const { page, faults } = await signedIn();
  await page.goto(`${server.url}/post-mortems/${reference}`);
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'Publications' }).click();
  await page.getByRole('link', { name: 'New version for customers' }).click();
  await paper(page).getByText('the incident lead restarted the broker').waitFor();
  expect(await page.locator('.plan-side').innerText()).toMatch(/Sam Okafor\s+\d+ places/);

  await page.getByLabel('Customer or other word').fill('northwind');
  await page.getByRole('button', { name: 'Take out', exact: true }).click();
  await paper(page).getByText('Orders of a customer waited').waitFor();
  await page.getByRole('button', { name: 'Reword Summary' }).press('Enter');
  await page
    .getByLabel('Summary, reworded')
    .fill('Your orders waited for 40 minutes. Sam Okafor apologises, see db-12.');
  await paper(page).getByText('Your orders waited for 40 minutes. The incident lead apologises').waitFor();
  expect(await violationsOf(page, ['.plan-side', '.plan-foot'])).toEqual([]);
  await picture(page, 'editor');

  await page.getByRole('button', { name: 'Publish…' }).click();
  await page.getByText('Still in it: is that meant?').waitFor();
  expect(await page.getByRole('dialog').innerText()).toContain('db-12');
  expect(await violationsOf(page, ['.dialog'])).toEqual([]);
  await picture(page, 'publish');
  await page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click();

  await page.getByRole('button', { name: 'Share version 1' }).click();
  await page.getByRole('button', { name: 'Make a link' }).click();
  const link = await page.locator('.share-link code').innerText();
  await picture(page, 'share');
  const guest = await openPage(browser, { viewport: { width: 390, height: 800 } });
  const asked: string[] = [];
  guest.page.on('request', (request) => asked.push(request.url()));
  await guest.page.goto(server.url + new URL(link).pathname);
  await guest.page.getByText('Your orders waited for 40 minutes').waitFor();
  expect(await guest.page.content()).not.toMatch(/okafor|northwind|grafana|<script/i);
  expect(asked.filter((url) => !url.endsWith('/favicon.ico'))).toHaveLength(1);
  expect(await guest.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  await picture(guest.page, 'shared');

  await page.getByRole('button', { name: 'End it' }).click();
  await page.getByText('ended early').waitFor();
  await guest.page.reload();
  await guest.page.getByRole('heading', { name: 'This link leads nowhere' }).waitFor();
  await page.getByRole('button', { name: 'Done' }).click();
  expect(await violationsOf(page, ['main'])).toEqual([]);
  await picture(page, 'list');
  expect(faults).toEqual([]);
  await guest.page.context().close();
  await page.context().close();
});

it('a button that becomes usable can be read at once', async () => {
  const { page } = await signedIn({ colorScheme: 'dark' });
  await page.goto(`${server.url}/post-mortems/${reference}/publications?for=leadership`);
  await page.getByRole('button', { name: 'Publish…', disabled: false }).waitFor();
  // In one go, so that nothing depends on when it is looked at.
  const grounds = await page.locator('.plan-foot .btn-primary').evaluate((element) => {
    const button = element as unknown as { disabled: boolean };
    const ground = () => (globalThis as unknown as Shown).getComputedStyle(element).backgroundColor;
    const usable = ground();
    button.disabled = true;
    const disabled = ground();
    button.disabled = false;
    return { usable, disabled, again: ground() };
  });
  expect(grounds.disabled).not.toBe(grounds.usable);
  expect(grounds.again).toBe(grounds.usable);
  await page.context().close();
});

it('works on a phone and in the dark', async () => {
  const { page, faults } = await signedIn({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
  await page.goto(`${server.url}/post-mortems/${reference}/publications?for=leadership`);
  await page.getByRole('checkbox', { name: 'Summary' }).waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  expect(await violationsOf(page, ['.plan-side', '.plan-foot'])).toEqual([]);
  await picture(page, 'phone');
  await page.getByRole('button', { name: 'Preview', exact: true }).click();
  await paper(page).getByRole('heading', { name: 'Summary' }).waitFor();
  await picture(page, 'phone-preview');
  await page.goto(`${server.url}/post-mortems/${reference}/publications`);
  await page.getByRole('heading', { name: 'For leadership' }).waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  await picture(page, 'phone-list');
  expect(faults).toEqual([]);
  await page.context().close();
});
