import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openPage } from '../support/page.ts';
import { makeDataDir, removeDataDir, type ServerProcess, startProcess } from '../support/process.ts';

let browser: Browser;
let server: ServerProcess;
let dataDir: string;

beforeAll(async () => {
  dataDir = await makeDataDir();
  // The bundle, as a newcomer runs it: what only fails when built fails here.
  [server, browser] = await Promise.all([startProcess(dataDir, { DEBRIEF_SOURCE: '' }), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  server?.child.kill('SIGTERM');
  await server?.ended;
  await removeDataDir(dataDir);
});

const CONVERSATION = `Sam Okafor  10:01 AM
pushed checkout config v412
Ana Ruiz  10:06 AM
seeing 5xx on checkout, looking
I think it is the payment gateway timing out
:eyes: 2
Sam Okafor  10:30 AM
gateway is fine. v412 dropped the retry budget
Sam Okafor  10:38 AM
rolled back to v411
:pushpin: 1
Ana Ruiz  10:41 AM
error rate is back to normal
Sam Okafor  10:52 AM
we should reject a push without a retry budget`;

describe('a newcomer', () => {
  it('goes from the sign-up link to a drafted and corrected document, in the browser alone', async () => {
    const { page, faults } = await openPage(browser);
    const link = /(http:\S+\/sign-up\/\S+)/.exec(server.output())?.[1] ?? '';
    await page.goto(link);
    await page.getByLabel('Your name').fill('Ana Ruiz');
    await page.getByLabel('E-mail').fill('ana@example.com');
    await page.getByLabel('Password').fill('a long enough password');
    await page.getByRole('button', { name: 'Sign up' }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();

    await page.getByRole('button', { name: 'New incident' }).first().click();
    await page.getByLabel('What is happening?').fill('Checkout errors <b>after</b> a push');
    await page.getByLabel('Severity').fill('SEV1');
    await page.getByLabel('Services').fill('checkout');
    await page.getByLabel('Began').fill('2026-03-04T10:02');
    await page.getByRole('button', { name: 'Open incident' }).click();
    await page.waitForURL(/\/incidents\/INC-1(\?|$)/);
    await page.getByRole('heading', { level: 1, name: 'Checkout errors <b>after</b> a push' }).waitFor();

    await page.goto(`${server.url}/incidents/INC-1/chat`);
    await page.getByRole('textbox').first().fill(CONVERSATION);
    const date = page.locator('input[type=date]');
    if (await date.count()) await date.first().fill('2026-03-04');
    await page
      .getByRole('button', { name: /read|show/i })
      .first()
      .click();
    await page.getByText('rolled back to v411').first().waitFor();
    await page.getByRole('button', { name: /^Add/ }).last().click();
    await page.waitForURL(/\/incidents\/INC-1(\?|$)/);
    await page.getByText('rolled back to v411').first().waitFor();

    await page.getByRole('button', { name: 'Resolve' }).click();
    const open = page.getByRole('link', { name: 'Open post-mortem' });
    await open.waitFor();
    await open.click();
    await page.waitForURL('**/post-mortems/PM-1');
    await page.getByRole('heading', { name: 'Summary' }).waitFor();
    await page.getByText('we should reject a push without a retry budget').first().waitFor();

    await page.getByRole('textbox', { name: /^Text of/ }).waitFor();
    await page.getByRole('heading', { name: 'Summary', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Four in a hundred checkouts failed for forty minutes.');
    await page.locator('[data-save="saved"]').waitFor();
    await page.reload();
    await page.getByText('Four in a hundred checkouts failed for forty minutes.').waitFor();

    await page.getByRole('button', { name: /^Submit/ }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /submit|send/i })
      .click();
    await page.getByRole('button', { name: 'Publish' }).waitFor();
    expect(faults).toEqual([]);
  });

  it('finds it again with the keyboard alone', async () => {
    const { page, faults } = await openPage(browser);
    await page.goto(`${server.url}/sign-in`);
    await page.getByLabel('E-mail').fill('ana@example.com');
    await page.keyboard.press('Tab');
    await page.keyboard.type('a long enough password');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /Ana/ }).waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('retry budget');
    await page
      .getByRole('option')
      .filter({ hasText: /INC-1|PM-1|Checkout errors/ })
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('i');
    await page.waitForURL('**/incidents');
    await page.getByRole('main').getByRole('heading', { level: 1 }).filter({ hasText: 'Incidents' }).waitFor();
    await page.getByText('Checkout errors <b>after</b> a push').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/incidents\/INC-1(\?|$)/);
    expect(faults).toEqual([]);
  });
});
