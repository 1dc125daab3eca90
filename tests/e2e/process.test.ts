import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPostMortem } from '#shared/contracts/post-mortems.ts';
import { getProcess } from '#shared/contracts/processes.ts';
import { PASSWORD, signUp, type TestMember } from '../support/member.ts';
import { openBrowser, openPage } from '../support/page.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let browser: Browser;
let ana: TestMember;

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), openBrowser()]);
  ana = await signUp(server, { name: 'Ana Ruiz', email: 'ana@example.com', role: 'admin' });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function signedIn(): Promise<Page> {
  const { page } = await openPage(browser);
  await page.goto(`${server.url}/sign-in`);
  await page.getByLabel('E-mail').fill(ana.email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname === '/');
  return page;
}

describe('the steps of a post-mortem', () => {
  it('are read, left out with a reason, ticked, paused and resumed in the rail', { timeout: 90_000 }, async () => {
    const { id, reference } = await ana.call(createPostMortem, { title: 'Queue of doom' });
    const page = await signedIn();
    await page.goto(`${server.url}/post-mortems/${reference}`);
    await page.getByRole('tab', { name: 'About' }).click();
    const steps = page.getByRole('region', { name: 'Steps' });
    await steps.getByRole('button', { name: /Accounts gathered/ }).click();
    await steps.getByText(/two working days after it was begun/).waitFor();
    await steps.getByRole('button', { name: 'Leave out…' }).click();
    await steps.getByLabel('Why it is left out').fill('One person was there');
    await page.keyboard.press('Enter');
    await steps.getByText('“One person was there”').waitFor();
    await steps.getByRole('button', { name: /Debrief held/ }).click();
    await steps.getByRole('button', { name: 'Done', exact: true }).click();
    await steps.getByText('2 of 6').waitFor();
    await steps.getByRole('button', { name: 'Pause…' }).click();
    await steps.getByLabel('Why it waits').fill('A release freeze');
    await page.keyboard.press('Enter');
    await steps.getByText('Nothing is due and nobody is reminded.').waitFor();
    expect((await ana.call(getProcess, { id })).paused?.because).toBe('A release freeze');
    await steps.getByRole('button', { name: 'Resume' }).click();
    await steps.getByRole('button', { name: 'Pause…' }).waitFor();
    const process = await ana.call(getProcess, { id });
    expect(process.paused).toBeNull();
    expect(process.steps.map(({ state }) => state)).toEqual(['skipped', 'open', 'open', 'done', 'open', 'open']);
  });
});
