import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addEvents, createIncident } from '#shared/contracts/incidents.ts';
import { listNotifications } from '#shared/contracts/notifications.ts';
import { getPostMortem, writeSection } from '#shared/contracts/post-mortems.ts';
import { getProcess } from '#shared/contracts/processes.ts';
import { violationsOf } from '../support/axe.ts';
import { signUp, type TestMember } from '../support/member.ts';
import { openBrowser, openPage } from '../support/page.ts';
import { eventually, startTestServer, type TestServer } from '../support/server.ts';

let browser: Browser;
let server: TestServer;
let ana: TestMember;
let bo: TestMember;

beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer(), openBrowser()]);
  ana = await signUp(server, { name: 'Ana Ruiz', email: 'ana@example.com' });
  bo = await signUp(server, { name: 'Bo Lund', email: 'bo@example.com' });
  const { id } = await server.call(createIncident, {
    title: 'Payments failed at Northwind',
    severity: 'SEV1',
    services: ['payments'],
    lead: 'Ana Ruiz',
    startedAt: '2026-03-02T10:00:00Z',
    impact: { text: '7% of payments failed', customers: 900 },
  });
  await server.call(addEvents, {
    id,
    events: [
      { at: '2026-03-02T10:03:00Z', kind: 'alert', text: 'Payments failing above 5%' },
      { at: '2026-03-02T10:09:00Z', text: 'I think it is the new certificate', actor: 'Bo Lund' },
      { at: '2026-03-02T10:31:00Z', kind: 'action', text: 'Put the old certificate back', actor: 'Ana Ruiz' },
    ],
  });
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

it('leads from a resolved incident over accounts, debrief and review to what customers read', {
  timeout: 120_000,
}, async () => {
  const [a, b] = [await as(ana), await as(bo)];
  await a.page.goto(`${server.url}/incidents/INC-1`);
  await a.page.getByRole('button', { name: 'Resolve' }).click();
  await a.page.getByRole('link', { name: 'Open post-mortem' }).click();
  await a.page.getByRole('heading', { name: 'Summary', exact: true }).waitFor();
  const { pathname } = new URL(a.page.url());
  const reference = pathname.split('/').at(-1)!;

  // What only people know, asked for before anybody reads the others'.
  await a.page.goto(`${server.url}${pathname}/accounts`);
  await a.page.getByRole('button', { name: /^Ask 1 person|^Ask 2 people/ }).click();
  await b.page.goto(`${server.url}${pathname}/account`);
  await b.page.getByLabel('What surprised you?').fill('The new certificate was valid, and still refused.');
  await b.page.getByText('Kept. You can go on later.').waitFor();
  await b.page.getByRole('button', { name: 'Send', exact: true }).click();
  await b.page.getByText('Your account was sent. Thank you.').waitFor();

  // The meeting.
  await a.page.goto(`${server.url}${pathname}/debrief`);
  await a.page.getByRole('button', { name: 'Begin the debrief' }).click();
  const agenda = a.page.getByRole('navigation', { name: 'Agenda' });
  await agenda.getByRole('button', { name: /Timeline/ }).click();
  await a.page.getByRole('button', { name: 'We agree on the timeline' }).click();
  await a.page.getByText('The timeline is agreed').waitFor();
  await agenda.getByRole('button', { name: 'Close' }).click();
  await a.page.getByRole('button', { name: 'End the debrief' }).click();
  await a.page.getByText('Debrief held', { exact: false }).waitFor();

  // What the meeting left to write.
  const { sections } = await ana.call(getPostMortem, { id: reference });
  for (const { key, markdown, version, blocks } of sections)
    if (key === 'summary' || (markdown.trim() === '' && blocks.length === 0))
      await ana.call(writeSection, {
        id: reference,
        key,
        markdown: 'Payments failed for half an hour after a change of certificate. Northwind saw it first.',
        baseVersion: version,
      });

  // Review.
  await a.page.goto(`${server.url}${pathname}`);
  await a.page.getByRole('button', { name: /^Submit/ }).click();
  await a.page
    .getByRole('dialog')
    .getByRole('button', { name: /^Submit/ })
    .click();
  await a.page.getByRole('button', { name: 'Publish' }).waitFor();
  await b.page.goto(`${server.url}${pathname}`);
  await b.page.getByRole('button', { name: /^No reviewers yet/ }).click();
  await b.page.getByRole('dialog', { name: 'Review' }).getByRole('button', { name: 'Approve' }).click();
  await a.page.getByRole('button', { name: /^Bo Lund approved/ }).waitFor();
  await a.page.getByRole('button', { name: 'Publish' }).click();
  const dialog = a.page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('The rest is known and can wait.');
  await dialog.getByRole('button', { name: /^Publish/ }).click();
  await a.page.getByRole('region', { name: 'It is published' }).waitFor();
  expect(await violationsOf(a.page)).toEqual([]);

  // Each step knows by itself that it was taken.
  await eventually(async () => {
    const { steps } = await ana.call(getProcess, { id: reference });
    const done = steps.filter((one) => one.state === 'done').map((one) => one.key);
    return ['review', 'debrief', 'published'].every((key) => done.includes(key)) || null;
  });

  // Bo hears of it.
  await eventually(async () => {
    const { items } = await bo.call(listNotifications, {});
    return items.find((one) => one.kind === 'published' || one.kind === 'account');
  });

  // The same for customers, without the name of one of them.
  await a.page.goto(`${server.url}${pathname}/publications?for=customers`);
  await a.page.getByLabel('Customer or other word').fill('northwind');
  await a.page.getByRole('button', { name: 'Take out', exact: true }).click();
  await a.page.frameLocator('iframe.paper-frame').getByText('A customer saw it first').first().waitFor();
  await a.page
    .getByRole('button', { name: /^Publish/ })
    .first()
    .click();
  await a.page
    .getByRole('dialog')
    .getByRole('button', { name: /^Publish/ })
    .click();
  await a.page.getByRole('button', { name: 'Share version 1' }).click();
  await a.page.getByRole('button', { name: 'Make a link' }).click();
  const link = (await a.page.getByRole('dialog').locator('code').textContent())!;
  const customer = await as(null);
  await customer.page.goto(server.url + new URL(link).pathname);
  await customer.page.getByText('Payments failed for half an hour').first().waitFor();
  expect(await customer.page.content()).not.toMatch(/northwind|ana ruiz|bo lund/i);
  expect([...a.faults, ...b.faults, ...customer.faults]).toEqual([]);
});
