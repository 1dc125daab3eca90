import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listDestinations } from '#shared/contracts/destinations.ts';
import { getPostMortem } from '#shared/contracts/post-mortems.ts';
import { violationsOf } from '../support/axe.ts';
import { startConfluence } from '../support/elsewhere/confluence.ts';
import { beginPostMortem, publish } from '../support/elsewhere/published.ts';
import { signUp, type TestMember } from '../support/member.ts';
import { openBrowser, openPage } from '../support/page.ts';
import { eventually, startTestServer, type TestServer } from '../support/server.ts';

let browser: Browser;
let server: TestServer;
let ana: TestMember;
let there: Awaited<ReturnType<typeof startConfluence>>;

beforeAll(async () => {
  [server, browser, there] = await Promise.all([
    startTestServer({ OUTBOUND_ALLOW: '127.0.0.1' }),
    openBrowser(),
    startConfluence('data-center'),
  ]);
  ana = await signUp(server, { name: 'Ana Ruiz', email: 'ana@example.com', role: 'admin' });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await there?.stop();
});

/** Light and dark, wide and as on a phone, when pictures are wanted. */
async function picture(page: Page, name: string): Promise<void> {
  if (!process.env.PICTURES) return;
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [size, width] of [
      ['wide', 1440],
      ['phone', 390],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 860 });
      await page.screenshot({ path: `${process.env.PICTURES}/${name}-${colorScheme}-${size}.png` });
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

it('a destination is added and checked, gets what is published, and asks when its page was changed there', async () => {
  const { page, faults } = await openPage(browser);
  const [name, value] = ana.cookie.split('=') as [string, string];
  await page.context().addCookies([{ name, value, url: server.url }]);
  await page.goto(`${server.url}/settings/destinations`);
  await page.getByText('Nothing goes anywhere else yet').waitFor();
  await picture(page, 'empty');

  await page.getByRole('button', { name: 'Add a destination' }).click();
  await page.getByLabel('Kind').selectOption({ label: 'Confluence Data Center' });
  await page.getByLabel('Name').fill('Wiki of operations');
  await page.getByLabel('Address').fill('not an address');
  await page.getByLabel('Space', { exact: true }).fill('OPS');
  await page.getByLabel('Personal access token').fill('an old token');
  await page.getByRole('button', { name: 'Add and check' }).click();
  await page.getByText('This must be an address such as').waitFor();
  await page.getByLabel('Address').fill(String(there.settings.site));
  await picture(page, 'form');
  expect(await violationsOf(page, ['.dialog'])).toEqual([]);
  await page.getByRole('button', { name: 'Add and check' }).click();
  await page.getByText('The token is not accepted').waitFor();
  await picture(page, 'refused');

  await page.getByRole('button', { name: 'What to do with Wiki of operations' }).click();
  await page.getByRole('menuitem', { name: 'Edit…' }).click();
  await page.getByLabel('New personal access token').fill('pat-token');
  await page.getByRole('button', { name: 'Save and check' }).click();
  await page.getByText('Pages go to the space “Operations”.').waitFor();
  expect(await violationsOf(page, ['main'])).toEqual([]);
  await picture(page, 'checked');

  const id = await beginPostMortem(server, ana, 'Orders stood still');
  await publish(ana, id);
  const { reference } = await ana.call(getPostMortem, { id });
  await page.goto(`${server.url}/post-mortems/${reference}/publications`);
  await page.getByText('shows version 1').waitFor();
  const [made] = await there.pages();
  expect(made!.title).toBe('Orders stood still');
  expect(await page.getByRole('link', { name: 'Open in Wiki of operations' }).getAttribute('href')).toContain(made!.id);
  await picture(page, 'sent');

  await there.editByHand(made!.id);
  await publish(ana, id);
  await page.reload();
  await page.getByText('somebody changed the page there').waitFor();
  expect(await violationsOf(page, ['main'])).toEqual([]);
  await picture(page, 'conflict');
  await page.getByRole('button', { name: 'Decide…' }).click();
  await page.getByText('nothing there was touched').waitFor();
  expect(await violationsOf(page, ['.dialog'])).toEqual([]);
  await picture(page, 'decide');
  await page.getByRole('button', { name: 'Make a new page' }).press('Enter');
  await page.getByText('shows version 2').waitFor();
  expect((await there.pages()).map(({ title }) => title).sort()).toEqual([
    'Orders stood still',
    'Orders stood still (2)',
  ]);

  there.service.mood = { is: 'refusing', status: 401 };
  await publish(ana, id);
  await eventually(async () => ((await server.call(listDestinations, {})).items[0]!.counts.failed === 1 ? true : null));
  await page.reload();
  await page.getByText('did not get version 3').waitFor();
  await picture(page, 'failed');
  await page.goto(`${server.url}/settings/destinations`);
  await page.getByText('not sent').waitFor();
  await picture(page, 'open');
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  there.service.mood = { is: 'well' };
  await page.goto(`${server.url}/post-mortems/${reference}/publications`);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('shows version 3').waitFor();
  expect(faults).toEqual([]);
}, 90_000);
