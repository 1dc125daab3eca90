import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPostMortem, writeSection } from '#shared/contracts/post-mortems.ts';
import { violationsOf } from '../support/axe.ts';
import { signUp, type TestMember } from '../support/member.ts';
import { openBrowser, openPage } from '../support/page.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let browser: Browser;
let server: TestServer;
let ana: TestMember;
let bo: TestMember;
let reference: string;

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), openBrowser()]);
  ana = await signUp(server, { name: 'Ana Ruiz', email: 'ana@example.com' });
  bo = await signUp(server, { name: 'Bo Lund', email: 'bo@example.com' });
  await signUp(server, { name: 'Cy Moss', email: 'cy@example.com' });
  const made = await ana.call(createPostMortem, { title: 'Orders stood still', incidents: [] });
  for (const { key, version, required } of made.sections)
    if (required)
      await ana.call(writeSection, {
        id: made.id,
        key,
        markdown: 'The queue of orders stood still for forty minutes.',
        baseVersion: version,
      });
  reference = made.reference;
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function as(member: TestMember | null) {
  const opened = await openPage(browser);
  const [name, value] = (member?.cookie ?? '').split('=') as [string, string];
  if (member) await opened.page.context().addCookies([{ name, value, url: server.url }]);
  return opened;
}
const picture = async (page: Page, name: string) => {
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/${name}.png` });
};
const document = () => `${server.url}/post-mortems/${reference}`;
const head = (page: Page) => page.getByRole('button', { name: /^(Proposed )?[Oo]wner / });

it('takes no name of an earlier search when Enter comes before the answer', async () => {
  const { page } = await as(ana);
  await page.goto(document());
  await head(page).click();
  await page.getByRole('button', { name: 'Hand it over…' }).click();
  const field = page.getByRole('combobox', { name: 'Who could own it?' });
  await page.getByRole('option', { name: /Bo Lund/ }).waitFor();
  let answer = () => {};
  const isAsked = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(/\/people\?q=cy/i, async (route) => {
    await isAsked;
    await route.continue();
  });
  await field.fill('cy');
  await field.press('Enter');
  expect(await page.getByRole('textbox', { name: /A note to/ }).count()).toBe(0);
  answer();
  await page.getByRole('option', { name: /Cy Moss/ }).waitFor();
  await field.press('Enter');
  await page.getByRole('textbox', { name: /A note to Cy Moss/ }).waitFor();
  await page.context().close();
});

it('is handed over, written with others, reviewed, published, read by a link and reopened', async () => {
  const { page, faults } = await as(ana);
  await page.goto(document());
  await head(page).click();
  await page.getByRole('button', { name: 'Hand it over…' }).click();
  await page.getByRole('option', { name: /Bo Lund/ }).click();
  await page.getByRole('textbox', { name: /A note to Bo Lund/ }).fill('I am away from Friday.');
  await picture(page, 'owner-ask');
  await page.getByRole('button', { name: 'Ask Bo Lund' }).click();
  await page.getByText('· asked Bo Lund').waitFor();

  const other = await as(bo);
  await other.page.goto(document());
  const asked = other.page.getByRole('region', { name: 'You are asked to own it' });
  await asked.getByText('I am away from Friday.').waitFor();
  expect(await violationsOf(other.page)).toEqual([]);
  await picture(other.page, 'owner-asked');
  await asked.getByRole('button', { name: 'I take it' }).click();
  await other.page.getByRole('button', { name: 'Owner Bo Lund' }).click();
  await other.page.getByRole('button', { name: 'Add a co-writer' }).click();
  await other.page.getByRole('option', { name: /Ana Ruiz/ }).click();
  await other.page.getByRole('button', { name: 'Ana Ruiz is no co-writer' }).waitFor();
  expect(await violationsOf(other.page)).toEqual([]);
  await picture(other.page, 'owner-co-writers');
  await other.page.keyboard.press('Escape');

  await other.page.getByRole('button', { name: /^Submit/ }).click();
  await other.page.getByRole('dialog').getByRole('button', { name: 'Submit' }).click();
  await page.getByRole('button', { name: 'Publish' }).waitFor();
  await page.getByRole('button', { name: 'Publish' }).click();
  const dialog = page.getByRole('dialog');
  const why = dialog.getByRole('textbox');
  await why.fill('Customers wait for it.');
  await picture(page, 'publish');
  await dialog.getByRole('button', { name: /^Publish/ }).click();
  await page.getByRole('region', { name: 'It is published' }).waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await picture(page, 'locked');

  await page.goto(`${document()}/publications?for=customers`);
  await page
    .getByRole('button', { name: /^Publish/ })
    .first()
    .click();
  const confirm = page.getByRole('dialog').getByRole('button', { name: /^Publish/ });
  await confirm.click();
  await page.getByRole('button', { name: 'Share version 1' }).click();
  await page.getByRole('button', { name: 'Make a link' }).click();
  const link = (await page.getByRole('dialog').locator('code').textContent())!;
  await picture(page, 'share');

  const nobody = await as(null);
  await nobody.page.goto(server.url + new URL(link).pathname);
  await nobody.page.getByText('The queue of orders stood still').first().waitFor();
  await picture(nobody.page, 'public-page');
  expect(nobody.faults).toEqual([]);

  await page.goto(document());
  await page.getByRole('button', { name: 'Reopen' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('A number was wrong.');
  await page.getByRole('dialog').getByRole('button', { name: 'Reopen' }).click();
  await page.getByRole('button', { name: /^Submit/ }).waitFor();
  expect(await page.getByRole('region', { name: 'It is published' }).count()).toBe(0);
  await nobody.page.reload();
  await nobody.page.getByText('The queue of orders stood still').first().waitFor();
  expect([faults, other.faults]).toEqual([[], []]);
});
