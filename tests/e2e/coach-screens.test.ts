import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getCoachSettings, updateCoachSettings } from '#shared/contracts/coach.ts';
import { createFactor } from '#shared/contracts/factors.ts';
import { addEvents, createIncident, getIncident, updateIncident } from '#shared/contracts/incidents.ts';
import { inviteMember } from '#shared/contracts/people.ts';
import {
  createFollowUp,
  createPostMortem,
  getPostMortem,
  listFollowUps,
  writeSection,
} from '#shared/contracts/post-mortems.ts';
import type { Role } from '#shared/rules/access.ts';
import { violationsOf } from '../support/axe.ts';
import { say as answer, startModelServer } from '../support/model-server.ts';
import { openBrowser, openPage } from '../support/page.ts';
import { eventually, startTestServer, type TestServer } from '../support/server.ts';

const WEAK = 'Remind people to run the validator before a push';
const STRONG = 'Reject a push that the validator has not passed';

let server: TestServer;
let browser: Browser;
let postMortemId: string;
let reference: string;
const signedIn = new Map<Role, Awaited<ReturnType<BrowserContext['storageState']>>>();

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), openBrowser()]);
  const { id } = await server.call(createIncident, {
    title: 'Checkout errors after a config push',
    severity: 'SEV2',
    services: ['checkout'],
    lead: 'Ana Ruiz',
    startedAt: '2026-03-04T10:02:00Z',
  });
  await server.call(addEvents, {
    id,
    events: [
      { at: '2026-03-04T10:01:10Z', kind: 'deploy', text: 'Config v412 pushed', actor: 'Sam Okafor', key: true },
      { at: '2026-03-04T10:05:12Z', kind: 'alert', text: '5xx rate above 2%', key: true },
      { at: '2026-03-04T10:38:00Z', kind: 'action', text: 'Rolled back to v411', actor: 'Sam Okafor', key: true },
    ],
  });
  await server.call(updateIncident, { id, status: 'resolved', resolvedAt: '2026-03-04T11:20:00Z' });
  postMortemId = await eventually(async () => (await server.call(getIncident, { id })).postMortemId);
  reference = (await server.call(getPostMortem, { id: postMortemId })).reference;
  await server.call(createFactor, { id: postMortemId, title: 'The validator runs in CI only' });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** A page of somebody with that role, who signs up once. */
async function join(role: Role, path: string) {
  const viewport = { width: 1440, height: 1000 };
  const known = signedIn.get(role);
  const { page, faults } = await openPage(browser, { viewport, ...(known ? { storageState: known } : {}) });
  if (!known) {
    const { link } = await server.call(inviteMember, { name: `Kim ${role}`, email: `${role}@example.com`, role });
    await page.goto(server.url + new URL(link).pathname);
    await page.getByLabel('Password').fill('a long enough password');
    await page.getByRole('button', { name: 'Sign up' }).click();
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-up'));
    signedIn.set(role, await page.context().storageState());
  }
  await page.goto(server.url + path);
  return { page, faults };
}
const followUpNow = async (id: string) =>
  (await server.call(listFollowUps, { limit: 100 })).items.find((one) => one.id === id);

describe('a follow-up', () => {
  it('is read while it is typed, and planned as it is', async () => {
    const { page, faults } = await join('editor', '/follow-ups');
    await page.getByRole('button', { name: 'New follow-up' }).click();
    const dialog = page.getByRole('dialog', { name: 'New follow-up' });
    await dialog.getByLabel('What', { exact: true }).fill(WEAK);
    await dialog.getByText('Weak', { exact: true }).waitFor();
    await dialog.getByRole('button', { name: 'Prevent it' }).click();
    expect(await dialog.getByLabel('Kind').inputValue()).toBe('prevent');
    await dialog.getByRole('button', { name: 'Plan it' }).click();
    await page.getByText(/is planned\.$/).waitFor();
    const [stored] = (await server.call(listFollowUps, { strength: ['weak'] })).items;
    expect(stored).toMatchObject({ title: WEAK, kind: 'prevent', strength: { by: 'words' } });
    expect(faults).toEqual([]);
  });

  it('is reworded from the question about it, and taken back', async () => {
    const { id } = await server.call(createFollowUp, { title: 'Remind everybody to drain the node' });
    const { page, faults } = await join('editor', '/follow-ups');
    const row = page.locator('.fu-row', { hasText: 'drain the node' });
    await row.getByRole('button', { name: 'Weak. Why?' }).click();
    const card = page.getByRole('dialog', { name: /^Strength of/ });
    await card.getByText('To make it stronger').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await card.getByRole('button', { name: 'Reword it' }).click();
    await card.getByLabel('Other words for it').fill(STRONG);
    await card.getByText('Strong', { exact: true }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.fu-row', { hasText: STRONG }).getByRole('button', { name: 'Strong. Why?' }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await row.getByRole('button', { name: 'Weak. Why?' }).waitFor();
    expect((await followUpNow(id))?.title).toBe('Remind everybody to drain the node');
    expect(faults).toEqual([]);
  });

  it('is what its author says it is, with the reason, in the document and after reading it again', async () => {
    const made = await server.call(createFollowUp, { title: 'Document the drain step', postMortemId });
    const { page, faults } = await join('editor', `/post-mortems/${reference}`);
    const row = page.locator(`.ProseMirror #work-${made.id}`);
    await row.getByRole('button', { name: 'Weak. Why?' }).click();
    const card = row.getByRole('dialog', { name: /^Strength of/ });
    await card.getByRole('button', { name: 'Strong' }).click();
    await card.getByRole('button', { name: /^Reason:/ }).click();
    await page.keyboard.type('The runbook is run by the deploy tool');
    await page.keyboard.press('Enter');
    await eventually(async () => {
      const { strength } = (await followUpNow(made.id))!;
      return strength.why === 'The runbook is run by the deploy tool' && strength;
    });
    await page.reload();
    await row.getByRole('button', { name: 'Strong. Why?' }).click();
    await card.getByText('set by hand').waitFor();
    await card.getByRole('button', { name: 'As it reads' }).click();
    await row.getByRole('button', { name: 'Weak. Why?' }).waitFor();
    expect((await followUpNow(made.id))?.strength).toMatchObject({ level: 'weak', by: 'words' });
    expect(faults).toEqual([]);
  });

  it('tells a viewer why, and offers nothing to change', async () => {
    const { page } = await join('viewer', '/follow-ups?strength=weak');
    await page.getByRole('button', { name: 'Weak. Why?' }).first().click();
    const card = page.getByRole('dialog', { name: /^Strength of/ });
    await card.getByText('by its words').waitFor();
    expect(await card.getByRole('textbox').count()).toBe(0);
    expect(await card.getByRole('button').count()).toBe(0);
  });
});

async function tryText(page: Page, text: string) {
  await page.getByLabel('Text', { exact: true }).fill(text);
  return page.getByRole('status', { name: 'What the coach says' });
}

describe('the settings of the coach', () => {
  it('hold as soon as they are chosen, and are taken back', async () => {
    await server.call(updateCoachSettings, { names: 'allowed', offRules: [] });
    const { page, faults } = await join('admin', '/settings/coach');
    await page.getByLabel('Roles instead of names').click();
    await eventually(async () => (await server.call(getCoachSettings, {})).names === 'roles-only' || null);
    await page.getByRole('button', { name: 'Undo' }).click();
    await eventually(async () => (await server.call(getCoachSettings, {})).names === 'allowed' || null);
    // Shown at once, but not within the press itself.
    await page.getByLabel('Human error').click();
    await eventually(async () => (await server.call(getCoachSettings, {})).offRules.includes('human-error') || null);
    await page.reload();
    await page.getByLabel('Human error').waitFor();
    expect(await page.getByLabel('Human error').isChecked()).toBe(false);
    await server.call(updateCoachSettings, { offRules: [] });
    expect(faults).toEqual([]);
  });

  it('show what the coach says of a sentence while it is typed', async () => {
    const { page, faults } = await join('admin', '/settings/coach');
    const said = await tryText(page, 'The root cause was human error.');
    await said.locator('mark.coach-reword').first().waitFor();
    await tryText(page, 'Config v412 was pushed at 10:01 by the pipeline.');
    await said.getByText('Nothing to ask.').waitFor();
    await tryText(page, 'Sam pressed the button.');
    await said.locator('mark.coach-ask').first().waitFor();
    expect(faults).toEqual([]);
  });

  it('are read and not changed by those who are no admins', async () => {
    const { page, faults } = await join('editor', '/settings/coach');
    await page.getByText('Admins change these.').waitFor();
    expect(await page.getByLabel('Roles instead of names').isDisabled()).toBe(true);
    expect(await page.getByLabel('Human error').isDisabled()).toBe(true);
    expect(await page.getByRole('heading', { name: 'Model' }).count()).toBe(0);
    expect(await page.getByText('not judged yet').count()).toBe(0);
    expect(faults).toEqual([]);
  });

  it('send text of private incidents to a model only after a second yes, and never show its key', async () => {
    const { page } = await join('admin', '/settings/coach');
    await page.getByRole('button', { name: 'Set up a model' }).click();
    await page.getByLabel('Address').fill('http://127.0.0.1:9/v1');
    await page.getByLabel('Name of the model').fill('small');
    await page.getByLabel('Key').fill('sk-secret');
    await page.getByLabel('It may be sent text of private incidents').check();
    await page.getByRole('button', { name: 'Save' }).click();
    const asked = page.getByRole('dialog', { name: 'Send text of private incidents?' });
    await asked.getByText('127.0.0.1:9').waitFor();
    expect((await server.call(getCoachSettings, {})).model).toBeNull();
    await asked.getByRole('button', { name: 'Yes, it may' }).click();
    await page
      .getByText('One is stored', { exact: false })
      .or(page.getByPlaceholder(/One is stored/))
      .first()
      .waitFor();
    expect((await server.call(getCoachSettings, {})).model).toMatchObject({ hasKey: true, allowPrivate: true });
    expect(await page.content()).not.toContain('sk-secret');
    await page.getByRole('button', { name: 'Take the model away' }).click();
    await page.getByRole('button', { name: 'Take it away' }).click();
    await page.getByRole('button', { name: 'Set up a model' }).waitFor();
    expect((await server.call(getCoachSettings, {})).model).toBeNull();
  });
});

it('a model is tried on a document, and says so when it does not answer', async () => {
  const words = 'The queue then filled for an hour.';
  const question = 'What kept the queue from draining during that hour?';
  const made = await server.call(createPostMortem, { title: 'A queue that filled' });
  const baseVersion = made.sections.find(({ key }) => key === 'summary')?.version ?? 0;
  await server.call(writeSection, { id: made.id, key: 'summary', markdown: words, baseVersion });
  const model = await startModelServer();
  try {
    await server.call(updateCoachSettings, { model: { url: model.url, model: 'small' } });
    const { page } = await join('admin', '/settings/coach');
    await page.getByLabel('Try it on').selectOption({ label: `${made.reference} A queue that filled` });
    model.respond((response) => answer(response, { notes: [{ quote: words, why: 'It is not told.', question }] }));
    await page.getByRole('button', { name: 'Try it' }).click();
    await page.getByText(question).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    model.respond((response) => response.writeHead(500).end());
    await page.getByRole('button', { name: 'Try it' }).click();
    await page.locator('.coach-model-try [role=alert]').waitFor();
    expect(await page.getByText(question).count()).toBe(0);
  } finally {
    await server.call(updateCoachSettings, { model: null });
    await model.stop();
  }
});

describe('the facilitator’s sheet', () => {
  it('is reached from the document, and fits on two pages of paper', async () => {
    const { page, faults } = await join('editor', `/post-mortems/${reference}`);
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: 'Facilitator’s sheet' }).click();
    await page.getByRole('heading', { level: 2, name: 'Agenda' }).waitFor();
    expect(await page.getByRole('heading', { level: 2 }).count()).toBeGreaterThan(3);
    for (const format of ['A4', 'Letter'] as const) {
      const pdf = (await page.pdf({ format })).toString('latin1');
      expect(pdf.match(/\/Type \/Page\b/g)?.length, format).toBeLessThanOrEqual(2);
    }
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation', { name: 'Main' }).isVisible()).toBe(false);
    expect(faults).toEqual([]);
  });

  it('is downloaded as Markdown', async () => {
    const { page } = await join('viewer', `/post-mortems/${reference}/facilitator-sheet`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download as Markdown' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.md$/);
  });

  it('of a post-mortem that is not there says so', async () => {
    const { page } = await join('viewer', '/post-mortems/PM-999999/facilitator-sheet');
    await page.getByText('No such facilitator’s sheet').waitFor();
  });
});
