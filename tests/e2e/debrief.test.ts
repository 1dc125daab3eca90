import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addEvents, createIncident } from '#shared/contracts/incidents.ts';
import { createPostMortem, getPostMortem, listFollowUps } from '#shared/contracts/post-mortems.ts';
import { listBoards } from '#shared/contracts/review-boards.ts';
import { violationsOf } from '../support/axe.ts';
import { PASSWORD, signUp, type TestMember } from '../support/member.ts';
import { openBrowser, openPage } from '../support/page.ts';
import { eventually, startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let browser: Browser;
let ana: TestMember;
let bo: TestMember;
let made: { id: string; reference: string };

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), openBrowser()]);
  ana = await signUp(server, { name: 'Ana Ruiz', email: 'ana@example.com', role: 'admin' });
  bo = await signUp(server, { name: 'Bo Lund', email: 'bo@example.com' });
  const incident = await server.call(createIncident, { title: 'Queue of doom', lead: 'Ana Ruiz' });
  const events = ['The queue began to grow', 'Ana restarted the broker'].map((text, index) => ({
    at: `2026-03-04T10:0${index}:00Z`,
    text,
    key: true,
  }));
  await server.call(addEvents, { id: incident.id, events });
  made = await ana.call(createPostMortem, { title: 'Queue of doom', incidents: [incident.id] });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function signedIn(member: TestMember, options = {}): Promise<{ page: Page; faults: string[] }> {
  const opened = await openPage(browser, options);
  await opened.page.goto(`${server.url}/sign-in`);
  await opened.page.getByLabel('E-mail').fill(member.email);
  await opened.page.getByLabel('Password').fill(PASSWORD);
  await opened.page.keyboard.press('Enter');
  await opened.page.waitForURL((url) => url.pathname === '/');
  return opened;
}
const timer = (page: Page) => page.getByRole('timer', { name: 'Time since it began' });

describe('a debrief', () => {
  it('is led on a wall and followed on a phone, into the document', { timeout: 90_000 }, async () => {
    const lead = await signedIn(ana);
    const phone = await signedIn(bo, { viewport: { width: 390, height: 844 } });
    const [wall, hand] = [lead.page, phone.page];
    const path = `${server.url}/post-mortems/${made.reference}/debrief`;
    await Promise.all([wall.goto(path), hand.goto(path)]);
    await wall.getByRole('button', { name: 'Begin the debrief' }).click();
    await hand.getByText('Ana Ruiz leads').waitFor({ state: 'attached' });
    await wall.getByRole('button', { name: 'Pause the clock' }).click();
    await hand.getByText('paused').waitFor();
    await wall.getByText('paused').waitFor();
    expect(await timer(hand).innerText()).toBe(await timer(wall).innerText());

    const agenda = wall.getByRole('navigation', { name: 'Agenda' });
    await agenda.getByRole('button', { name: 'Timeline' }).click();
    await hand.getByRole('heading', { name: 'The queue began to grow' }).waitFor();
    await wall.getByRole('heading', { name: 'The queue began to grow' }).click();
    await wall.keyboard.press('ArrowRight');
    await hand.getByRole('heading', { name: 'Ana restarted the broker' }).waitFor();

    await hand.getByRole('tab', { name: /^Parking lot/ }).click();
    await hand.getByRole('textbox', { name: 'An idea for a fix' }).fill('Alert on queue depth');
    await hand.keyboard.press('Enter');
    await agenda.getByRole('button', { name: /^Parking lot/ }).click();
    await wall.getByText('Nothing is solved before the timeline is agreed', { exact: false }).waitFor();
    expect(await wall.getByRole('button', { name: 'Make a follow-up' }).count()).toBe(0);
    await agenda.getByRole('button', { name: /Timeline/ }).click();
    await wall.getByRole('button', { name: 'We agree on the timeline' }).click();
    await wall.getByText('The timeline is agreed').waitFor();
    await agenda.getByRole('button', { name: /^Parking lot/ }).click();
    await wall.getByRole('button', { name: 'Make a follow-up' }).click();
    await wall.getByRole('button', { name: 'Plan it' }).click();
    await hand.getByText('Follow-up', { exact: true }).waitFor();
    const { items } = await ana.call(listFollowUps, {});
    expect(items.map((one) => one.title)).toContain('Alert on queue depth');

    await wall.keyboard.press('w');
    await wall.getByRole('textbox', { name: 'A note' }).fill('Nobody was paged for an hour');
    await wall.keyboard.press('Enter');
    await hand.getByRole('tab', { name: /^Notes/ }).click();
    await hand.getByText('Nobody was paged for an hour').waitFor();
    const { sections } = await ana.call(getPostMortem, { id: made.id });
    expect(sections.find((one) => one.key === 'debrief-notes')?.markdown).toContain('Nobody was paged for an hour');
    for (const page of [wall, hand]) expect(await violationsOf(page)).toEqual([]);

    await agenda.getByRole('button', { name: 'Close' }).click();
    await wall.getByRole('button', { name: 'End the debrief' }).click();
    await hand.getByText('Debrief held', { exact: false }).waitFor();
    await wall.getByText('with Ana Ruiz and Bo Lund', { exact: false }).waitFor();
    expect([...lead.faults, ...phone.faults]).toEqual([]);
  });

  it('is scheduled from the document and put on a board', { timeout: 60_000 }, async () => {
    const { page, faults } = await signedIn(ana);
    const other = await ana.call(createPostMortem, { title: 'Doom again' });
    await page.goto(`${server.url}/post-mortems/${other.reference}`);
    await page.getByRole('tab', { name: 'About' }).click();
    await page.getByRole('button', { name: 'Schedule' }).click();
    const dialog = page.getByRole('dialog', { name: 'Schedule the debrief' });
    await dialog.getByLabel('Day').fill('2027-03-04');
    await dialog.getByLabel('Place').fill('Room 4');
    await dialog.getByRole('button', { name: 'Schedule' }).click();
    await page.getByText('Room 4').waitFor();

    await page.goto(`${server.url}/review-board`);
    await page.getByRole('button', { name: 'New board' }).click();
    await page.getByLabel('Name').fill('Reliability review');
    await page.getByRole('button', { name: 'Begin', exact: true }).click();
    await page.getByRole('button', { name: 'Put one on the board' }).click();
    await page.getByRole('option', { name: /Doom again/ }).click();
    await page.getByRole('button', { name: `Move ${other.reference}: arrow up or down` }).waitFor();
    await ana.call(createPostMortem, { title: 'Second' });
    await page.getByRole('button', { name: 'Put one on the board' }).click();
    await page.getByRole('combobox', { name: 'Find a post-mortem' }).fill('Second');
    await page.getByRole('option', { name: /Second/ }).click();
    const moved = page.getByRole('button', { name: `Move ${other.reference}: arrow up or down` });
    await page.getByRole('link', { name: /Second/ }).waitFor();
    await moved.focus();
    await page.keyboard.press('ArrowDown');
    await eventually(async () => {
      const { items } = await ana.call(listBoards, {});
      return items[0]?.queue[1]?.reference === other.reference ? true : null;
    });
    expect(await violationsOf(page)).toEqual([]);
    expect(faults).toEqual([]);
  });
});
