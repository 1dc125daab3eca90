import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addEvents, createIncident, getIncident, updateIncident } from '#shared/contracts/incidents.ts';
import { inviteMember } from '#shared/contracts/people.ts';
import { createFollowUp, updateFollowUp } from '#shared/contracts/post-mortems.ts';
import { createBoard, putOnBoard } from '#shared/contracts/review-boards.ts';
import { violationsOf } from '../support/axe.ts';
import { openBrowser, openPage } from '../support/page.ts';
import { eventually, startTestServer, type TestServer } from '../support/server.ts';

const SCREENS = [
  '/',
  '/incidents',
  '/incidents/INC-1',
  '/incidents/INC-1/chat',
  '/post-mortems',
  '/post-mortems/PM-1',
  '/post-mortems/PM-1/facilitator-sheet',
  '/post-mortems/PM-1/accounts',
  '/post-mortems/PM-1/record',
  '/post-mortems/PM-1/history',
  '/post-mortems/PM-1/publications',
  '/follow-ups',
  '/follow-ups/FU-1',
  '/follow-ups/FU-1/effect',
  '/inbox',
  '/review-board',
  '/value',
  '/search?q=checkout',
  '/settings/profile',
  '/settings/members',
  '/settings/keys',
  '/settings/sources',
  '/settings/policy',
  '/settings/review',
  '/settings/coach',
  '/settings/templates',
  '/settings/templates/new',
  '/settings/templates/security',
  '/settings/installation',
  '/settings/delivery',
  '/settings/follow-ups',
  '/settings/teams',
  '/settings/trackers',
  '/settings/channels',
  '/settings/destinations',
  '/settings/record',
];

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), openBrowser()]);
  const { id } = await server.call(createIncident, {
    title: 'Checkout errors',
    severity: 'SEV1',
    services: ['checkout'],
    lead: 'Ana Ruiz',
    startedAt: '2026-03-04T10:02:00Z',
    impact: { customers: 1840 },
  });
  await server.call(addEvents, {
    id,
    events: [
      { at: '2026-03-04T10:01:10Z', kind: 'deploy', text: 'Config v412 pushed', actor: 'Sam Okafor' },
      { at: '2026-03-04T10:05:12Z', kind: 'alert', text: '5xx rate above 2%' },
      { at: '2026-03-04T10:38:00Z', kind: 'action', text: 'Rolled back to v411', actor: 'Sam Okafor' },
    ],
  });
  await server.call(updateIncident, { id, status: 'resolved', resolvedAt: '2026-03-04T11:20:00Z' });
  const postMortemId = await eventually(async () => (await server.call(getIncident, { id })).postMortemId);
  const planned = await server.call(createFollowUp, { title: 'Bound the retries', postMortemId, priority: 'high' });
  await server.call(updateFollowUp, { id: planned.id, status: 'done' });
  const board = await server.call(createBoard, {
    name: 'Thursdays',
    weekdays: [4],
    atTime: '15:00',
    minutes: 60,
    timeZone: 'Europe/Oslo',
  });
  await server.call(putOnBoard, { id: board.id, postMortemId });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function signUp(page: Page): Promise<void> {
  const { link } = await server.call(inviteMember, {
    name: 'Kim Vale',
    email: `kim-${Date.now()}@example.com`,
    role: 'admin',
  });
  await page.goto(server.url + new URL(link).pathname);
  await page.getByLabel('Password').fill('a long enough password');
  await page.getByRole('button', { name: 'Sign up' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
}

describe.each(['light', 'dark'] as const)('every screen, %s', (colorScheme) => {
  it.each([
    ['wide', { width: 1440, height: 900 }],
    ['phone', { width: 390, height: 844 }],
  ] as const)(
    '%s: has no violation of WCAG 2.2 AA that a machine can find, and does not scroll sideways',
    async (_, viewport) => {
      const { page, faults } = await openPage(browser, { colorScheme, viewport });
      await signUp(page);
      const stranger = await openPage(browser, { colorScheme, viewport });
      await stranger.page.goto(`${server.url}/sign-in`);
      await stranger.page.getByLabel('Password').waitFor();
      const wrong: string[] = (await violationsOf(stranger.page)).map((one) => `/sign-in ${one}`);
      for (const path of SCREENS) {
        await page.goto(server.url + path);
        await page.getByRole('heading', { level: 1 }).first().waitFor();
        await page.waitForLoadState('networkidle');
        wrong.push(...(await violationsOf(page)).map((one) => `${path} ${one}`));
        const overflow = (await page.evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        )) as number;
        if (overflow > 1) wrong.push(`${path} scrolls ${overflow} px sideways`);
      }
      expect(wrong).toEqual([]);
      expect(faults).toEqual([]);
    },
  );
});
