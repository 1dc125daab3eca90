import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createFactor, listFactors } from '#shared/contracts/factors.ts';
import { addEvents, createIncident, getIncident, updateIncident } from '#shared/contracts/incidents.ts';
import { inviteMember } from '#shared/contracts/people.ts';
import { getPostMortem } from '#shared/contracts/post-mortems.ts';
import { openBrowser, openPage } from '../support/page.ts';
import { eventually, startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let browser: Browser;
let incidentId: string;
let id: string;
let address: string;

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), openBrowser()]);
  const incident = await server.call(createIncident, {
    title: 'Checkout errors',
    severity: 'SEV2',
    startedAt: '2026-03-04T10:02:00Z',
  });
  incidentId = incident.id;
  await server.call(addEvents, {
    id: incidentId,
    events: [
      { at: '2026-03-04T10:05:12Z', kind: 'alert', text: '5xx rate above 2%', key: true },
      { at: '2026-03-04T10:38:00Z', kind: 'action', text: 'Rolled back to v411', actor: 'Sam Okafor', key: true },
    ],
  });
  await server.call(updateIncident, { id: incidentId, status: 'resolved', resolvedAt: '2026-03-04T11:20:00Z' });
  id = (await eventually(async () => (await server.call(getIncident, { id: incidentId })).postMortemId)) as string;
  address = `${server.url}/post-mortems/${(await server.call(getPostMortem, { id })).reference}`;
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

let joined = 0;
async function join(name: string): Promise<Page> {
  const email = `${name.split(' ')[0]!.toLowerCase()}.${++joined}@example.com`;
  const { link } = await server.call(inviteMember, { name, email, role: 'editor' });
  const { page } = await openPage(browser, { viewport: { width: 1440, height: 1100 } });
  await page.goto(server.url + new URL(link).pathname);
  await page.getByLabel('Password').fill('a long enough password');
  await page.getByRole('button', { name: 'Sign up' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-up'));
  await page.goto(address);
  await page.locator('.ProseMirror .live').first().waitFor();
  return page;
}
const block = (page: Page, label: string) => page.locator(`.ProseMirror .live[aria-label="${label}"]`);

it('a fact is changed where it stands, and taken back', async () => {
  const page = await join('Ana Ruiz');
  const facts = block(page, 'Key information');
  await facts.getByRole('button', { name: /^Severity/ }).click();
  await page.keyboard.type('SEV1');
  await page.keyboard.press('Enter');
  await page.getByText('Severity changed.').waitFor();
  expect((await server.call(getIncident, { id: incidentId })).severity).toBe('SEV1');
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await facts.getByRole('button', { name: /^Severity: ?SEV2/ }).waitFor();
});

it('an event of the timeline is dragged onto a factor, and is its evidence', async () => {
  const factor = await server.call(createFactor, { id, title: 'The push had no retry budget' });
  const page = await join('Ben Alder');
  const row = block(page, 'Timeline').locator('.event-row', { hasText: 'Rolled back' });
  const card = page.locator(`.ProseMirror #factor-${factor.id}`);
  // Both in sight before the button goes down: what scrolls under it is not what was taken.
  await card.scrollIntoViewIfNeeded();
  await row.hover();
  await row.locator('.event-grip').dragTo(card);
  const evidence = await eventually(async () => {
    const { items } = await server.call(listFactors, { id });
    return items.find((one) => one.id === factor.id)?.evidence[0];
  });
  expect(evidence).toMatch(/^[0-9a-f-]{36}$/);
});

it('what led to what is said with the keyboard alone', async () => {
  const cause = await server.call(createFactor, { id, title: 'Nobody owned the validator' });
  const effect = await server.call(createFactor, { id, title: 'Retries filled the queue' });
  const page = await join('Chi Wen');
  const factors = block(page, 'Contributing factors');
  await factors.getByRole('button', { name: 'Graph' }).click();
  await factors.locator(`[data-node="${cause.id}"]`).focus();
  await page.keyboard.press('l');
  const hint = factors.locator('.graph-hint');
  for (let press = 0; press < 8; press++) {
    if ((await hint.textContent())?.includes('led to Retries filled the queue?')) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await eventually(async () => {
    const { items } = await server.call(listFactors, { id });
    return items.find((one) => one.id === cause.id)?.leadsTo.includes(effect.id) || null;
  });
});

it('two who write one title at once are told whose words stand, and choose', async () => {
  const factor = await server.call(createFactor, { id, title: 'The alert came late' });
  const [dora, eli] = await Promise.all([join('Dora Hill'), join('Eli Moss')]);
  const title = (page: Page) => page.locator(`.ProseMirror #factor-${factor.id} .factor-title`);
  await title(dora).getByRole('button').click();
  await title(eli).getByRole('button').click();
  await title(dora).getByRole('textbox').fill('The alert came ten minutes late');
  await dora.keyboard.press('Enter');
  await title(dora).getByRole('button').waitFor();
  await title(eli).getByRole('textbox').fill('The alert came at night');
  await eli.keyboard.press('Enter');
  const clash = title(eli).getByRole('alert');
  await clash.waitFor();
  expect(await clash.textContent()).toContain('Dora Hill wrote The alert came ten minutes late');
  await clash.getByRole('button', { name: 'Use mine' }).click();
  await title(dora).getByText('The alert came at night').waitFor();
});
