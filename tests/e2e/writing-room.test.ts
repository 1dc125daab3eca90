import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Call, createClient } from '#shared/client.ts';
import { createIncident, getIncident, updateIncident } from '#shared/contracts/incidents.ts';
import { acceptSignUp, createKey, inviteMember, listMembers, updateMember } from '#shared/contracts/people.ts';
import { getPostMortem } from '#shared/contracts/post-mortems.ts';
import type { Role } from '#shared/rules/access.ts';
import { openBrowser, openPage } from '../support/page.ts';
import { makeDataDir, removeDataDir, type ServerProcess, startProcess } from '../support/process.ts';
import { eventually } from '../support/server.ts';

const PASSWORD = 'a long enough password';
let browser: Browser;
let server: ServerProcess;
let dataDir: string;
let call: Call;
let address: string;

// The built pages, as everybody runs them: only they survive a reload without a line.
const start = (port = '0') => startProcess(dataDir, { DEBRIEF_SOURCE: '', PORT: port });

beforeAll(async () => {
  dataDir = await makeDataDir();
  [server, browser] = await Promise.all([start(), openBrowser()]);
  call = await keyOf(server);
  const { id } = await call(createIncident, {
    title: 'Checkout errors',
    severity: 'SEV1',
    startedAt: '2026-03-04T10:02:00Z',
    impact: { customers: 1840 },
  });
  await call(updateIncident, { id, status: 'resolved', resolvedAt: '2026-03-04T11:20:00Z' });
  const postMortemId = await eventually(async () => (await call(getIncident, { id })).postMortemId);
  address = `/post-mortems/${(await call(getPostMortem, { id: postMortemId })).reference}`;
});
afterAll(async () => {
  await browser?.close();
  server?.child.kill('SIGTERM');
  await server?.ended;
  await removeDataDir(dataDir);
});

/** As a newcomer: the link that the start prints, then a key. */
async function keyOf({ url, output }: ServerProcess): Promise<Call> {
  const token = /sign-up\/(\S+)/.exec(output())?.[1] ?? '';
  const headers: Record<string, string> = {};
  const first = createClient({
    baseUrl: url,
    headers: () => headers,
    fetch: async (...args) => {
      const response = await fetch(...args);
      headers.cookie ??= response.headers.get('set-cookie')?.split(';')[0] ?? '';
      return response;
    },
  });
  const session = await first(acceptSignUp, { token, name: 'Ana Ruiz', email: 'ana@example.com', password: PASSWORD });
  headers['x-debrief-csrf'] = session.csrf ?? '';
  const { secret } = await first(createKey, { name: 'test', role: 'admin' });
  return createClient({ baseUrl: url, headers: () => ({ authorization: `Bearer ${secret}` }) });
}

type Writer = { page: Page; faults: string[] };

/** Somebody with a browser of their own, in the document. */
async function join(name: string, role: Role = 'editor'): Promise<Writer> {
  const email = `${name.split(' ')[0]!.toLowerCase()}@example.com`;
  const { link } = await call(inviteMember, { name, email, role });
  const writer = await openPage(browser);
  await writer.page.goto(server.url + new URL(link).pathname);
  await writer.page.getByLabel('Password').fill(PASSWORD);
  await writer.page.getByRole('button', { name: 'Sign up' }).click();
  await writer.page.waitForURL((url) => url.pathname === '/');
  await open(writer.page);
  return writer;
}
async function open(page: Page) {
  await page.goto(server.url + address);
  await text(page).waitFor();
}

const text = (page: Page) => page.getByRole('textbox', { name: /^Text of/ });
const section = (page: Page, title: string) => text(page).getByRole('region', { name: title });
const saved = (page: Page) => page.locator('[data-save="saved"]').waitFor();
const says = (page: Page, words: RegExp) => page.getByRole('status').filter({ hasText: words }).waitFor();

/** Puts the cursor at the end of a section, with the keyboard. */
async function writeIn(page: Page, title: string, words: string) {
  await page.getByRole('heading', { name: title, exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type(words);
}

/** What stands in the document's sections, without the cursors of others. */
const contentOf = (page: Page) =>
  page.evaluate(`(() => {
    const editor = document.querySelector('.ProseMirror').cloneNode(true);
    for (const part of editor.querySelectorAll('.caret, [contenteditable="false"], br')) part.remove();
    return [...editor.querySelectorAll('section')].map((one) => one.id + ': ' + one.textContent).join('\\n');
  })()`) as Promise<string>;

async function seeTheSame(...pages: Page[]) {
  await eventually(async () => new Set(await Promise.all(pages.map(contentOf))).size === 1 || undefined);
}

/** A socket that ends is the subject here, not a fault of the page. */
const own = (faults: string[]) =>
  faults.filter((fault) => !/WebSocket|net::ERR|status of 50|Failed to fetch/.test(fault));

describe('the writing room', () => {
  it('lets two write at once, offline too, and loses nothing when the server is killed', async () => {
    const ben = await join('Ben Osei');
    const mia = await join('Mia Lund');
    await ben.page.getByRole('button', { name: /^Mia Lund/ }).waitFor();

    await writeIn(ben.page, 'Summary', 'Ben wrote this. ');
    await writeIn(mia.page, 'Debrief notes', 'Mia wrote that. ');
    await section(mia.page, 'Summary').getByText('Ben wrote this.').waitFor();
    await section(ben.page, 'Debrief notes').getByText('Mia wrote that.').waitFor();
    await ben.page.getByRole('button', { name: /Mia Lund, writing in Debrief notes/ }).waitFor();
    await ben.page.locator('.caret-name[data-name="Mia Lund"]').waitFor({ state: 'attached' });

    // Both in one line, at the same time.
    await writeIn(mia.page, 'Summary', '');
    await Promise.all([ben.page.keyboard.type('one two three four'), mia.page.keyboard.type('five six seven eight')]);
    await Promise.all([saved(ben.page), saved(mia.page)]);
    await seeTheSame(ben.page, mia.page);

    // An hour in a train, and a reload in the tunnel.
    await mia.page.context().setOffline(true);
    await mia.page.keyboard.type(' Written in the tunnel.');
    await writeIn(ben.page, 'Summary', ' Written at the desk.');
    await says(mia.page, /Offline, 23 unsent changes/);
    await mia.page.reload();
    await section(mia.page, 'Summary').getByText('Written in the tunnel.').waitFor();
    await says(mia.page, /Offline, 23 unsent changes/);
    await mia.page.context().setOffline(false);
    await saved(mia.page);
    await section(mia.page, 'Summary').getByText('Written at the desk.').waitFor();
    await seeTheSame(ben.page, mia.page);

    await ben.page.keyboard.type(' Last words before the end.');
    await saved(ben.page);
    server.child.kill('SIGKILL');
    await server.ended;
    await says(ben.page, /Reconnecting|Offline/);
    await ben.page.keyboard.type(' First words after it.');
    server = await start(new URL(server.url).port);
    await Promise.all([saved(ben.page), saved(mia.page)]);
    await seeTheSame(ben.page, mia.page);
    const stored = await eventually(async () => {
      const { sections } = await call(getPostMortem, { id: address.split('/').at(-1)! });
      const summary = sections.find((one) => one.title === 'Summary')?.markdown ?? '';
      return summary.includes('First words after it.') ? summary : undefined;
    });
    for (const words of [
      'Ben wrote this.',
      'Written in the tunnel.',
      'Written at the desk.',
      'Last words before the end.',
    ])
      expect(stored).toContain(words);
    expect([...own(ben.faults), ...own(mia.faults)]).toEqual([]);
  }, 120_000);

  it('is written in with the keyboard alone, and keeps its sections', async () => {
    const { page, faults } = await join('Kim Vale');
    const sections = page.locator('.ProseMirror > section');
    const count = await sections.count();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('e');
    await page.keyboard.type('Kim, by hand. ');
    await section(page, 'Summary').getByText('Kim, by hand.').waitFor();
    await page.keyboard.press('Control+Alt+ArrowDown');
    await page.keyboard.press('Control+Alt+ArrowUp');
    await page.keyboard.press('Escape');
    expect(await page.evaluate('document.activeElement?.id')).toBe('heading-summary');

    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.keyboard.type('Anew');
    expect(await sections.count()).toBe(count);
    expect((await contentOf(page)).replaceAll(/^[\w-]+: /gm, '').trim()).toBe('Anew');
    for (let times = 0; times < 6; times++) await page.keyboard.press('Backspace');
    await saved(page);
    const before = section(page, 'Summary').getByText('Kim, by hand.');
    for (let steps = 0; steps < 8 && !(await before.isVisible()); steps++) await page.keyboard.press('Control+z');
    expect(await before.isVisible()).toBe(true);
    await saved(page);
    expect(faults).toEqual([]);
  }, 60_000);

  it('shows a reader what is being written, and puts out who loses access', async () => {
    const reader = await join('Rui Sol', 'viewer');
    const writer = await join('Lea Funk');
    expect(await text(reader.page).getAttribute('aria-readonly')).toBe('true');
    await writeIn(writer.page, 'Summary', 'Seen as it is written. ');
    await section(reader.page, 'Summary').getByText('Seen as it is written.').waitFor();
    await text(reader.page).focus();
    await reader.page.keyboard.type('Not by me');
    expect(await contentOf(reader.page)).not.toContain('Not by me');

    const { items } = await call(listMembers, {});
    const lea = items.find((one) => one.name === 'Lea Funk')!;
    await call(updateMember, { id: lea.id, role: 'viewer' });
    await says(writer.page, /You can read only now/);
    await writer.page.keyboard.type('Too late');
    await call(updateMember, { id: lea.id, disabled: true });
    await writer.page
      .getByText(/Everything you wrote that was shown as saved/)
      .or(writer.page.getByLabel('Password'))
      .first()
      .waitFor();
    expect(await contentOf(reader.page)).not.toContain('Too late');
  }, 60_000);
});
