import type { Browser, Page } from 'playwright-core';
import { type Bench, judge } from '../row.ts';
import { openFilledServer } from '../seed/filled-server.ts';
import { fillFollowUps } from '../seed/follow-ups-sql.ts';
import { NO_BROWSER, openBrowser } from '../stage/browser.ts';
import { connect } from '../stage/postgres.ts';
import type { BenchServer } from '../stage/server.ts';
import { median } from '../statistics.ts';
import { gapRow, scroll, scrollPlainText } from './list.ts';

const SIZES = { incidents: 10_000, services: 80, people: 120 };
/** A third of these is open, which is what the board shows; a few hundred more come with the documents. */
const FOLLOW_UPS = 30_000;
const OPEN = /^10,\d{3} open/;
const KEYS = 200;
const ROWS_OF_A_PAGE = 200;
const WAIT_MS = 500;

export const boardScreenBench: Bench = {
  name: 'board-screen',
  about: 'the board with 10,000 open follow-ups in a browser: scrolled, walked by keys, changed many at once',
  how: 'a real browser on the board, grouped by lateness, scrolled to its end; then j pressed 200 times, a range of 200 rows chosen with Shift, and given a priority at once. The wait is from the press to the notice with its Undo. Beside it the same browser scrolling a page of plain text.',
  async run(stage) {
    const browser = await openBrowser(stage);
    if (!browser) return { skipped: NO_BROWSER };
    const server = await openFilledServer(stage, 'bench_board_screen', SIZES);
    const client = await connect(server.database);
    for (const sql of fillFollowUps(FOLLOW_UPS)) await client.query(sql);
    await client.end();
    const plain = await scrollPlainText(browser);
    const beside = { name: 'a frame of plain text, scrolled', median: median(plain) };
    const page = await openBoard(browser, server);
    const scrolled = await scroll(page, 'main[data-scroll]', '.filter-count');
    if (!OPEN.test(scrolled.end)) throw new Error(`the board ended with "${scrolled.end}"`);
    const walked = await walk(page);
    const chosen = await choose(page);
    await page.context().close();
    return [
      gapRow('frames while 10,000 follow-ups are scrolled', scrolled.gaps, plain),
      gapRow('frames while keys walk down them', walked, plain),
      judge({
        name: `${ROWS_OF_A_PAGE} of them changed at once, to the notice`,
        unit: 'ms',
        median: chosen,
        worst: chosen,
        target: { of: 'worst', atMost: WAIT_MS },
        comparedWith: beside,
      }),
    ];
  },
};

async function openBoard(browser: Browser, server: BenchServer): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, bypassCSP: true });
  await context.addCookies([{ ...server.cookie, url: server.url }]);
  const page = await context.newPage();
  await page.goto(`${server.url}/follow-ups`);
  await page.getByText(OPEN).waitFor();
  return page;
}

/** Watches the frames while j is pressed as fast as keys come when one is held down. */
async function walk(page: Page): Promise<number[]> {
  await page.evaluate('document.querySelector("main[data-scroll]").scrollTop = 0');
  await page.evaluate(`(() => {
    globalThis.gaps = [];
    let last = performance.now();
    const frame = (now) => { gaps.push(now - last); last = now; requestAnimationFrame(frame); };
    requestAnimationFrame(frame);
  })()`);
  for (let pressed = 0; pressed < KEYS; pressed++) await page.keyboard.press('j', { delay: 10 });
  return (await page.evaluate('gaps')) as number[];
}

/** Chooses the row where the keys stand and those above it, and changes them; answers how long that took, in ms. */
async function choose(page: Page): Promise<number> {
  await page.evaluate('document.querySelector("main[data-scroll]").scrollTop = 0');
  const boxes = page.locator('.fu-row input[type="checkbox"]');
  await boxes.first().click();
  await page.evaluate('document.querySelector("main[data-scroll]").scrollTop = 42 * 199');
  await page.waitForTimeout(300);
  await boxes.last().click({ modifiers: ['Shift'] });
  await page.getByText(/^\d+ chosen$/).waitFor();
  await page.getByRole('button', { name: 'Priority', exact: true }).click();
  const begun = performance.now();
  await page.getByRole('menuitem', { name: 'High' }).click();
  await page.getByRole('button', { name: 'Undo' }).waitFor();
  return performance.now() - begun;
}
