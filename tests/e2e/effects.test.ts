import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askEffects } from '#server/features/effects/index.ts';
import { showEffect } from '#shared/contracts/effects.ts';
import { addEvents, createIncident, getIncident, updateIncident } from '#shared/contracts/incidents.ts';
import { createFollowUp, getPostMortem, updateFollowUp } from '#shared/contracts/post-mortems.ts';
import { violationsOf } from '../support/axe.ts';
import { PASSWORD, signUp, type TestMember } from '../support/member.ts';
import { openBrowser, openPage } from '../support/page.ts';
import { eventually, startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let browser: Browser;
let lena: TestMember;

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), openBrowser()]);
  lena = await signUp(server, { name: 'Lena Fisk', email: 'lena@example.com' });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const WEEK = 7 * 86_400_000;

/** The kiosks go down, and come back after half an hour. */
async function happen(at: number) {
  const startedAt = new Date(at).toISOString();
  const { id, reference } = await server.call(createIncident, {
    title: 'Kiosks do not answer',
    severity: 'SEV1',
    services: ['kiosk'],
    startedAt,
  });
  const alert = { at: startedAt, kind: 'alert' as const, text: 'KioskDown: 14 sites' };
  await server.call(addEvents, { id, events: [alert] });
  await server.call(updateIncident, { id, status: 'resolved', resolvedAt: new Date(at + 1_800_000).toISOString() });
  const postMortemId = await eventually(async () => (await server.call(getIncident, { id })).postMortemId);
  return { id, reference, postMortemId };
}

async function signedIn(): Promise<{ page: Page; faults: string[] }> {
  const opened = await openPage(browser);
  await opened.page.goto(`${server.url}/sign-in`);
  await opened.page.getByLabel('E-mail').fill(lena.email);
  await opened.page.getByLabel('Password').fill(PASSWORD);
  await opened.page.keyboard.press('Enter');
  await opened.page.waitForURL((url) => url.pathname === '/');
  return opened;
}

describe('did it work?', () => {
  it('is asked six weeks after, answered, and asked again when the same happens', { timeout: 90_000 }, async () => {
    const first = await happen(Date.now() - WEEK);
    const made = await lena.call(createFollowUp, {
      title: 'A second power supply for each kiosk',
      postMortemId: first.postMortemId,
      ownerId: lena.id,
      kind: 'prevent',
    });
    await lena.call(updateFollowUp, { id: made.id, status: 'done' });
    // The chore passes over a check that is being planned at that moment and asks about it the next time.
    await eventually(async () => {
      await askEffects({ ...server.app.ctx, now: () => new Date(Date.now() + 6 * WEEK + 60_000) });
      return (await lena.call(showEffect, { id: made.id })).state === 'asked' || null;
    });

    const { page, faults } = await signedIn();
    await page.getByRole('link', { name: /A second power supply.*did it work/i }).click();
    await page.waitForURL(/\/follow-ups\/FU-\d+\/effect$/);
    await page.getByText('None before and none after').first().waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('radio', { name: /It worked/ }).check();
    await page.getByLabel('What makes you say so').fill('Quiet since');
    await page.getByRole('button', { name: 'Answer', exact: true }).click();
    await page.getByRole('heading', { name: 'It worked' }).waitFor();

    const again = await happen(Date.now() + 3_600_000);
    await eventually(async () => {
      const { recurrences } = await lena.call(showEffect, { id: made.id });
      return recurrences.length > 0 ? true : null;
    });
    await page.reload();
    await page.getByText('something like it happened since').waitFor();
    await page
      .getByRole('link', { name: new RegExp(again.reference) })
      .first()
      .waitFor();
    const { sections } = await server.call(getPostMortem, { id: again.postMortemId });
    const learned = sections.find(({ key }) => key === 'learnings-and-risks')?.markdown;
    expect(learned).toContain(first.reference);
    expect(learned).toContain(`${made.reference}, “A second power supply for each kiosk”, was done on`);

    await page.getByRole('radio', { name: /It did not/ }).check();
    await page.getByRole('button', { name: 'Answer', exact: true }).click();
    await page.getByRole('button', { name: 'Plan something else' }).click();
    await page.getByLabel('What to do instead').fill('Batteries in each kiosk');
    await page.getByRole('button', { name: 'Plan it' }).click();
    await page.getByText(/Planned as FU-\d+/).waitFor();

    await page.getByRole('link', { name: 'Value', exact: true }).click();
    await page.getByText('Of 1 finished follow-up, 0 worked, 0 partly, 1 did not').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    expect(faults).toEqual([]);
  });
});
