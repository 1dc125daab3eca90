import type { Browser, Page } from 'playwright-core';
import { addEvents, createIncident, getIncident, updateIncident } from '#shared/contracts/incidents.ts';
import { getPostMortem, writeSection } from '#shared/contracts/post-mortems.ts';
import { type Bench, judge, type Row } from '../row.ts';
import { NO_BROWSER, openBrowser } from '../stage/browser.ts';
import { type BenchServer, openServer } from '../stage/server.ts';
import { median, p99 } from '../statistics.ts';

const WORDS = 30_000;
const EVENTS = 300;
const OPENINGS = 5;
const OPEN_MS = 1500;
const BLOCK_MS = 50;
const TYPED = ' the queue was full and nobody could see it from the outside'.repeat(2);
const VOCABULARY =
  'the queue of one pool was full because retries came back faster than the gateway could answer them'.split(' ');

export const editorBench: Bench = {
  name: 'editor',
  about: `opening and typing in a document of ${WORDS.toLocaleString('en')} words and ${EVENTS} timeline rows in a browser`,
  how: 'a real browser, its cache warm, from asking for the address of a document to a letter typed at the end of its summary. A keystroke holds up the page for as long as another task has to wait for its turn after it. Beside it the same keys in a plain text field with as many words.',
  async run(stage) {
    const browser = await openBrowser(stage);
    if (!browser) return { skipped: NO_BROWSER };
    const server = await openServer(stage, 'bench_editor');
    const address = await makeDocument(server);
    const openings: { read: number; typed: number }[] = [];
    let held: number[] = [];
    for (let turn = 0; turn < OPENINGS; turn++) {
      const page = await openSignedIn(browser, server);
      openings.push(await openToTyping(page, address));
      if (turn === OPENINGS - 1) held = await typeIn(page);
      await page.context().close();
    }
    return [openingRow(openings), typingRow(held, await typeInPlainField(browser))];
  },
};

function openingRow(openings: { read: number; typed: number }[]): Row {
  const typed = openings.map((one) => one.typed);
  return judge({
    name: 'from the address to the first letter typed into the document',
    unit: 'ms',
    median: median(typed),
    worst: Math.max(...typed),
    target: { of: 'median', atMost: OPEN_MS },
    comparedWith: { name: 'until the same page can be read', median: median(openings.map((one) => one.read)) },
  });
}

function typingRow(held: number[], plain: number[]): Row {
  return judge({
    name: 'how long one keystroke holds up the page',
    unit: 'ms',
    median: median(held),
    p99: p99(held),
    worst: Math.max(...held),
    target: { of: 'worst', atMost: BLOCK_MS },
    comparedWith: { name: 'a plain text field with the same words', median: median(plain) },
  });
}

/** The address of a drafted post-mortem, every section of it filled. */
async function makeDocument({ call }: BenchServer): Promise<string> {
  const began = Date.parse('2026-03-04T10:00:00Z');
  const { id } = await call(createIncident, {
    title: 'Long to tell',
    severity: 'SEV1',
    startedAt: '2026-03-04T10:00:00Z',
    impact: { customers: 5000 },
  });
  const events = Array.from({ length: EVENTS }, (_, index) => ({
    at: new Date(began + index * 20_000).toISOString(),
    text: `Step ${index}: ${words(12, index)}`,
    key: true,
  }));
  await call(addEvents, { id, events });
  await call(updateIncident, { id, status: 'resolved', resolvedAt: '2026-03-04T13:00:00Z' });
  let postMortemId: string | null = null;
  while (postMortemId === null) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    ({ postMortemId } = await call(getIncident, { id }));
  }
  const { reference, sections } = await call(getPostMortem, { id: postMortemId });
  for (const { key, version, blocks } of sections) {
    const markers = blocks.map((name) => `<!-- block: ${name} -->`);
    const markdown = [...markers, ...prose(WORDS / sections.length)].join('\n\n');
    await call(writeSection, { id: postMortemId, key, markdown, baseVersion: version });
  }
  return `/post-mortems/${reference}`;
}

const words = (count: number, from: number) =>
  Array.from({ length: count }, (_, index) => VOCABULARY[(index * 7 + from) % VOCABULARY.length]).join(' ');

/** Paragraphs with a list among them now and then. */
function prose(count: number): string[] {
  const blocks: string[] = [];
  for (let index = 0; index * 60 < count; index++)
    blocks.push(
      index % 5 === 4 ? [0, 20, 40].map((at) => `- ${words(20, index + at)}`).join('\n') : `${words(60, index)}.`,
    );
  return blocks;
}

async function openSignedIn(browser: Browser, { cookie, url }: BenchServer): Promise<Page> {
  // The page's own policy lets nobody evaluate scripts in it, not even whoever measures.
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, bypassCSP: true, baseURL: url });
  await context.addCookies([{ ...cookie, url }]);
  const page = await context.newPage();
  // As for somebody who has used Debrief before: its files are in the browser.
  await page.goto('/post-mortems');
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  return page;
}

async function openToTyping(page: Page, address: string): Promise<{ read: number; typed: number }> {
  const began = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  await page.getByRole('heading', { name: 'Summary', exact: true }).waitFor();
  const read = performance.now() - began;
  await page.locator('.ProseMirror').waitFor();
  await page.locator('#heading-summary').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('q');
  await page.waitForFunction(`getSelection()?.anchorNode?.textContent?.endsWith('q')`);
  return { read, typed: performance.now() - began };
}

// Runs in the page: asks for the next turn again and again, and keeps the longest wait after each key.
const WATCH = `(() => {
  globalThis.held = [];
  let last = performance.now();
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    const now = performance.now();
    if (held.length > 0) held[held.length - 1] = Math.max(held[held.length - 1], now - last);
    last = now;
    channel.port2.postMessage(0);
  };
  addEventListener('keydown', () => held.push(0), true);
  channel.port2.postMessage(0);
})()`;

async function typeIn(page: Page): Promise<number[]> {
  await page.evaluate(WATCH);
  await page.keyboard.type(TYPED, { delay: 60 });
  await page.waitForTimeout(200);
  return page.evaluate('held') as Promise<number[]>;
}

async function typeInPlainField(browser: Browser): Promise<number[]> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.setContent(`<textarea style="width:700px;height:700px">${words(WORDS, 0)}</textarea>`);
  await page.locator('textarea').focus();
  const held = await typeIn(page);
  await page.close();
  return held;
}
