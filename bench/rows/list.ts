import type { Browser, Page } from 'playwright-core';
import { type Bench, judge, type Row } from '../row.ts';
import { openFilledServer } from '../seed/filled-server.ts';
import { NO_BROWSER, openBrowser } from '../stage/browser.ts';
import type { BenchServer } from '../stage/server.ts';
import { median, p99 } from '../statistics.ts';

const SIZES = { incidents: 10_000, services: 80, people: 120 };
const WORDS = ['replication', 'certificate', 'stalled', 'timeouts'];
/** What people notice as a hitch while things move, and as waiting after a key. */
export const HITCH_MS = 100;
const WAIT_MS = 500;

export const listBench: Bench = {
  name: 'list',
  about: 'scrolling and filtering a list of 10,000 incidents in a browser',
  how: "a real browser on a list of 10,000 incidents, scrolled by the wheel without pause, then filtered letter by letter; a frame's gap is the time between two animation frames. Beside it the same browser scrolling a page of plain text.",
  async run(stage) {
    const browser = await openBrowser(stage);
    if (!browser) return { skipped: NO_BROWSER };
    const server = await openFilledServer(stage, 'bench_list', SIZES);
    const plain = await scrollPlainText(browser);
    const page = await openList(browser, server);
    const scrolled = await scroll(page, 'main[data-scroll]', '.filter-count');
    if (!scrolled.end.startsWith('10,000 ')) throw new Error(`the list ended with "${scrolled.end}"`);
    const filtered = await filter(page);
    await page.context().close();
    return [
      gapRow('frames while 10,000 incidents are scrolled', scrolled.gaps, plain),
      gapRow('frames while they are filtered, letter by letter', filtered.gaps, plain),
      judge({
        name: 'from the last letter to the filtered list',
        unit: 'ms',
        median: median(filtered.waits),
        worst: Math.max(...filtered.waits),
        target: { of: 'worst', atMost: WAIT_MS },
        comparedWith: { name: 'a frame of plain text, scrolled', median: median(plain) },
      }),
    ];
  },
};

export function gapRow(name: string, gaps: number[], plain: number[]): Row {
  return judge({
    name,
    unit: 'ms',
    median: median(gaps),
    p99: p99(gaps),
    worst: Math.max(...gaps),
    target: { of: 'p99', atMost: HITCH_MS },
    comparedWith: { name: 'a frame of plain text, scrolled', median: median(plain) },
  });
}

async function openList(browser: Browser, server: BenchServer): Promise<Page> {
  // The page's own policy lets nobody evaluate scripts in it, not even whoever measures.
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, bypassCSP: true });
  await context.addCookies([{ ...server.cookie, url: server.url }]);
  const page = await context.newPage();
  await page.goto(`${server.url}/incidents`);
  await page.getByText('incidents, newest first').waitFor();
  return page;
}

// Runs in the page: some screens a second to the very end, as far as it has been loaded, and the time between frames on the way.
const SCROLL = `async ([scroller, count]) => {
  const element = document.querySelector(scroller) ?? document.scrollingElement;
  const gaps = [];
  const begun = performance.now();
  let last = begun;
  let resting = 0;
  while (resting < 40 && last - begun < 30000) {
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    gaps.push(now - last);
    last = now;
    const before = element.scrollTop;
    element.scrollTop = before + 900;
    resting = element.scrollTop === before ? resting + 1 : 0;
  }
  return { gaps, end: document.querySelector(count)?.textContent ?? '' };
}`;

type Scrolled = { gaps: number[]; end: string };

export async function scroll(page: Page, scroller: string, count: string): Promise<Scrolled> {
  return page.evaluate(`(${SCROLL})(${JSON.stringify([scroller, count])})`) as Promise<Scrolled>;
}

export async function scrollPlainText(browser: Browser): Promise<number[]> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const lines = Array.from({ length: 5000 }, (_, index) => `<div style="height:40px">Line ${index}</div>`).join('');
  await page.setContent(`<main data-scroll style="height:100vh;overflow:auto">${lines}</main>`);
  const { gaps } = await scroll(page, 'main[data-scroll]', 'none');
  await page.close();
  return gaps;
}

/** Types each word and takes it away again: the gaps between frames, and how long the list took to follow. */
async function filter(page: Page): Promise<{ gaps: number[]; waits: number[] }> {
  await page.evaluate(`(() => {
    globalThis.gaps = [];
    let last = performance.now();
    const frame = (now) => { gaps.push(now - last); last = now; requestAnimationFrame(frame); };
    requestAnimationFrame(frame);
  })()`);
  const input = page.getByLabel('Filter by title');
  const waits: number[] = [];
  for (const word of WORDS) {
    await input.pressSequentially(word, { delay: 30 });
    const typed = performance.now();
    await page.waitForFunction(isShowing(word));
    waits.push(performance.now() - typed);
    await input.fill('');
    await page.waitForFunction(isShowing(''));
  }
  return { gaps: (await page.evaluate('gaps')) as number[], waits };
}

/** In the page: the list has followed the filter, and its first row is one that fits. */
const isShowing = (word: string) => `(() => {
  const list = document.querySelector('.incident-list:not(.is-stale)');
  const asked = new URLSearchParams(location.search).get('q') ?? '';
  return list !== null && asked === ${JSON.stringify(word)} && list.textContent.slice(0, 400).toLowerCase().includes(${JSON.stringify(word)});
})()`;
