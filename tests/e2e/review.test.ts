import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createIncident } from '#shared/contracts/incidents.ts';
import { createPostMortem, getPostMortem, setOwner, writeSection } from '#shared/contracts/post-mortems.ts';
import { listRecordOfPostMortem } from '#shared/contracts/record.ts';
import { addReviewers, getReviewSettings } from '#shared/contracts/reviews.ts';
import { violationsOf } from '../support/axe.ts';
import { PASSWORD, signUp, type TestMember } from '../support/member.ts';
import { openBrowser, openPage } from '../support/page.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let browser: Browser;
let ana: TestMember;
let bo: TestMember;

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), openBrowser()]);
  ana = await signUp(server, { name: 'Ana Ruiz', email: 'ana@example.com', role: 'admin' });
  bo = await signUp(server, { name: 'Bo Lund', email: 'bo@example.com' });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function written(): Promise<{ id: string; reference: string }> {
  const incident = await server.call(createIncident, { title: 'Queue of doom', severity: 'SEV1' });
  const made = await ana.call(createPostMortem, { title: 'Queue of doom', incidents: [incident.id] });
  await ana.call(setOwner, { id: made.id, personId: ana.id });
  for (const section of made.sections.filter((one) => one.required))
    await ana.call(writeSection, {
      id: made.id,
      key: section.key,
      markdown: 'The broker dropped messages for forty minutes.',
      baseVersion: section.version,
    });
  return made;
}

async function signedIn(member: TestMember, options = {}): Promise<{ page: Page; faults: string[] }> {
  const opened = await openPage(browser, options);
  await opened.page.goto(`${server.url}/sign-in`);
  await opened.page.getByLabel('E-mail').fill(member.email);
  await opened.page.getByLabel('Password').fill(PASSWORD);
  await opened.page.keyboard.press('Enter');
  await opened.page.waitForURL((url) => url.pathname === '/');
  return opened;
}
const panelOf = (page: Page) => page.getByRole('dialog', { name: 'Review' });

describe('a review', () => {
  it('is asked for, given and gone past with a reason, by two people', { timeout: 90_000 }, async () => {
    const { id, reference } = await written();
    const author = await signedIn(ana);
    await author.page.goto(`${server.url}/post-mortems/${reference}`);
    await author.page.getByRole('button', { name: /^No reviewers yet/ }).click();
    await panelOf(author.page).getByRole('button', { name: 'Ask somebody' }).click();
    await author.page.getByRole('combobox', { name: 'Whose review?' }).fill('Bo');
    await author.page.getByRole('option', { name: /Bo Lund/ }).waitFor();
    await author.page.keyboard.press('Enter');
    await panelOf(author.page).getByText('is asked', { exact: true }).waitFor();
    await author.page.keyboard.press('Escape');
    await author.page.getByRole('button', { name: /^Submit/ }).click();
    await author.page
      .getByRole('dialog')
      .getByRole('button', { name: /^Submit/ })
      .click();
    await author.page.getByRole('button', { name: 'Publish' }).waitFor();

    const reader = await signedIn(bo);
    await reader.page.getByText('Ana Ruiz asks for your review').first().click();
    await reader.page.waitForURL(`**/post-mortems/${reference}#review`);
    const panel = panelOf(reader.page);
    await panel.getByText('Your verdict').waitFor();
    if (process.env.PICTURES) await reader.page.screenshot({ path: `${process.env.PICTURES}/verdict.png` });
    await panel.getByLabel('A word to the authors').fill('Say who was paged.');
    await panel.getByRole('button', { name: 'Ask for changes' }).click();
    await reader.page.getByRole('button', { name: /^Bo Lund asked for changes/ }).waitFor();

    await author.page.reload();
    await author.page.getByRole('button', { name: /^Bo Lund asked for changes/ }).click();
    await panelOf(author.page).getByText('Say who was paged.').waitFor();
    await author.page.keyboard.press('Escape');
    await author.page.getByRole('button', { name: /^Submit/ }).click();
    await author.page
      .getByRole('dialog')
      .getByRole('button', { name: /^Submit/ })
      .click();
    await author.page.getByRole('button', { name: 'Publish' }).click();
    const dialog = author.page.getByRole('dialog', { name: 'Publish' });
    await dialog.getByText(/^Nobody has approved it/).waitFor();
    if (process.env.PICTURES) await author.page.screenshot({ path: `${process.env.PICTURES}/publish.png` });
    expect(await dialog.getByRole('button', { name: 'Publish' }).isDisabled()).toBe(true);
    await dialog.getByLabel('Why is it published all the same?').fill('The customer waits for it.');
    await dialog.getByRole('button', { name: 'Publish' }).click();
    await author.page.getByRole('button', { name: 'Reopen' }).waitFor();
    expect((await ana.call(getPostMortem, { id })).status).toBe('published');
    const { items } = await ana.call(listRecordOfPostMortem, { id });
    expect(items[0]).toMatchObject({ action: 'post-mortem.published', note: 'The customer waits for it.' });
    expect([...author.faults, ...reader.faults]).toEqual([]);
  });

  it('leads from what is open to its place', { timeout: 60_000 }, async () => {
    const made = await ana.call(createPostMortem, { title: 'Bare' });
    const { page, faults } = await signedIn(bo);
    await page.goto(`${server.url}/post-mortems/${made.reference}#review`);
    await panelOf(page).getByRole('link', { name: '“Summary” is required and empty' }).click();
    await page.waitForURL(`**/post-mortems/${made.reference}#section-summary`);
    await panelOf(page).waitFor({ state: 'hidden' });
    expect(faults).toEqual([]);
  });

  it('has its rules set by an admin', { timeout: 60_000 }, async () => {
    const { page, faults } = await signedIn(ana);
    await page.goto(`${server.url}/settings/review`);
    await page.getByRole('button', { name: 'Add a rule' }).click();
    const rule = page.getByRole('group', { name: 'Rule 1' });
    await rule.getByLabel('Severities').fill('SEV0, SEV7');
    await rule.getByRole('button', { name: 'Add a reviewer' }).click();
    await page.getByRole('combobox', { name: 'Whose review?' }).fill('Bo');
    await page.getByRole('option', { name: /Bo Lund/ }).click();
    await rule.getByLabel('Approvals it needs').fill('2');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Last changed by Ana Ruiz.').waitFor();
    expect((await ana.call(getReviewSettings, {})).rules).toEqual([
      {
        severities: ['SEV0', 'SEV7'],
        services: [],
        approvals: 2,
        people: [{ id: bo.id, name: 'Bo Lund', active: true }],
      },
    ]);
    if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/settings.png` });
    expect(await violationsOf(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it.each([
    ['light', { width: 1440, height: 900 }],
    ['dark', { width: 390, height: 844 }],
  ] as const)('can be read by everybody, %s', { timeout: 60_000 }, async (colorScheme, viewport) => {
    const { id, reference } = await written();
    await ana.call(addReviewers, { id, personIds: [bo.id] });
    const { page } = await signedIn(ana, { colorScheme, viewport });
    await page.goto(`${server.url}/post-mortems/${reference}#review`);
    await panelOf(page).getByText('Better done first').waitFor();
    if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/panel-${colorScheme}.png` });
    expect(await violationsOf(page, ['.review-line', '.review-panel'])).toEqual([]);
    const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect(overflow).toBeLessThanOrEqual(1);
  });
});
