import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { askEffects } from '#server/features/effects/index.ts';
import { showEffect } from '#shared/contracts/effects.ts';
import { addEvents, createIncident, getIncident, updateIncident } from '#shared/contracts/incidents.ts';
import { createFollowUp, getPostMortem, publish, submit, writeSection } from '#shared/contracts/post-mortems.ts';
import { signUp, type TestMember } from '../support/member.ts';
import { openBrowser, openPage } from '../support/page.ts';
import { eventually, startTestServer, type TestServer } from '../support/server.ts';
import { githubDelivery, githubServer, PROJECT } from '../support/trackers/github-server.ts';
import { type Connected, connect, linked, post, settled } from '../support/trackers/linked.ts';
import type { TrackerServer } from '../support/trackers/tracker-server.ts';

const WEEK = 7 * 86_400_000;

let github: TrackerServer;
let server: TestServer;
let browser: Browser;
let tracker: Connected;
let ana: TestMember;

beforeAll(async () => {
  github = await githubServer().listen();
  [server, browser] = await Promise.all([startTestServer({ OUTBOUND_ALLOW: '127.0.0.1' }), openBrowser()]);
  ana = await signUp(server, { name: 'Ana Ruiz', email: 'ana@example.com' });
  tracker = await connect(server, {
    kind: 'github',
    name: 'Tickets',
    baseUrl: github.url,
    project: PROJECT,
    token: 'secret-token',
  });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await github?.close();
});

/** The printers of the stations stop, and print again after forty minutes. */
async function happen(at: number) {
  const after = (minutes: number) => new Date(at + minutes * 60_000).toISOString();
  const { id, reference } = await server.call(createIncident, {
    title: 'Station printers stop after the nightly firmware',
    severity: 'SEV1',
    services: ['printers'],
    lead: 'Ana Ruiz',
    startedAt: after(0),
  });
  await server.call(addEvents, {
    id,
    events: [
      { at: after(2), kind: 'alert', text: 'PrinterOffline: 40 stations' },
      { at: after(31), kind: 'action', text: 'Put the old firmware back', actor: 'Ana Ruiz' },
    ],
  });
  await server.call(updateIncident, { id, status: 'resolved', resolvedAt: after(40) });
  const postMortemId = await eventually(async () => (await server.call(getIncident, { id })).postMortemId);
  return { id, reference, postMortemId };
}

/** What happened a week ago, published, with one thing planned. */
async function published() {
  const incident = await happen(Date.now() - WEEK);
  const { id: postMortemId, sections } = await server.call(getPostMortem, { id: incident.postMortemId });
  const planned = await ana.call(createFollowUp, {
    title: 'Firmware goes to one station first',
    why: 'Forty stations had it at once.',
    postMortemId,
    ownerId: ana.id,
    kind: 'prevent',
  });
  for (const { key, version } of sections)
    await server.call(writeSection, { id: postMortemId, key, markdown: 'Written.', baseVersion: version });
  await server.call(submit, { id: postMortemId });
  await server.call(publish, { id: postMortemId });
  return { ...incident, planned };
}

async function signedIn(): Promise<{ page: Page; faults: string[] }> {
  const opened = await openPage(browser, { viewport: { width: 1440, height: 1000 } });
  const [name, value] = ana.cookie.split('=') as [string, string];
  await opened.page.context().addCookies([{ name, value, url: server.url }]);
  return opened;
}

it('leads from a published post-mortem over a tracker to the question whether it worked, and knows the same again', {
  timeout: 120_000,
}, async () => {
  const { reference, planned } = await published();
  const { page, faults } = await signedIn();

  // To the tracker, and closed over there.
  await page.goto(`${server.url}/follow-ups/${planned.reference}`);
  await page.getByRole('button', { name: 'Create issue…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Create issue' }).click();
  const { key } = await linked(server, planned.id, ({ state, status }) => state === 'linked' && status !== null);
  const number = Number(key?.split('#')[1]);
  expect(github.at(number).body).toContain(`/follow-ups/${planned.reference}`);
  github.change(number, { state: 'closed', reason: 'completed' });
  await post(
    server,
    tracker.webhookPath,
    githubDelivery(github, github.at(number), tracker.secret, { action: 'closed' }),
  );
  await settled(server, planned.id, ({ status }) => status === 'done');
  await page.getByText('Closed as completed in GitHub').waitFor();

  // Six weeks later.
  await eventually(async () => {
    await askEffects({ ...server.app.ctx, now: () => new Date(Date.now() + 6 * WEEK + 60_000) });
    return (await server.call(showEffect, { id: planned.id })).state === 'asked' || null;
  });
  await page.goto(server.url);
  await page.getByRole('link', { name: /one station first.*did it work/i }).click();
  await page.getByText('None before and none after').first().waitFor();
  await page.getByRole('radio', { name: /It worked/ }).check();
  await page.getByRole('button', { name: 'Answer', exact: true }).click();
  await page.getByRole('heading', { name: 'It worked' }).waitFor();

  // The same again.
  const again = await happen(Date.now() + 3_600_000);
  await page.goto(`${server.url}/incidents/${again.reference}`);
  await page.getByText('Similar', { exact: true }).waitFor();
  await page
    .getByRole('link', { name: new RegExp(`${reference}\\b`) })
    .first()
    .waitFor();
  const { decision } = await server.call(getIncident, { id: again.id });
  expect(JSON.stringify(decision)).toContain(reference);
  const { sections } = await server.call(getPostMortem, { id: again.postMortemId });
  const learned = sections.find((one) => one.key === 'learnings-and-risks')?.markdown;
  expect(learned).toContain(reference);
  expect(learned).toContain(`${planned.reference}, “Firmware goes to one station first”, was done on`);
  await page.goto(`${server.url}/follow-ups/${planned.reference}/effect`);
  await page.getByText('something like it happened since').waitFor();
  expect(faults).toEqual([]);
});
