import { get } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { type Bench, judge, type Row } from '../row.ts';
import { NO_BROWSER, openBrowser } from '../stage/browser.ts';
import { type BenchServer, openServer } from '../stage/server.ts';

const AT_MOST_KB = 200;

export const pageBench: Bench = {
  name: 'page',
  about: 'compressed script that the first page loads',
  how: 'what a browser really fetches until the page can be used. Beside it the same scripts before compression.',
  async run(stage) {
    const browser = await openBrowser(stage);
    if (!browser) return { skipped: NO_BROWSER };
    const server = await openServer(stage, 'bench_events');
    const signIn = await listScripts(browser, server, false, (page) => page.locator('input[type=password]').waitFor());
    const home = await listScripts(browser, server, true, (page) => page.locator('main h1').first().waitFor());
    return [await toRow('sign-in', signIn), await toRow('home', home)];
  },
};

/** Addresses of the scripts that were asked for until the page can be used. */
async function listScripts(
  browser: Browser,
  server: BenchServer,
  isSignedIn: boolean,
  isUsable: (page: Page) => Promise<void>,
): Promise<string[]> {
  const context = await browser.newContext();
  if (isSignedIn) await context.addCookies([{ ...server.cookie, url: server.url }]);
  const page = await context.newPage();
  const scripts = new Set<string>();
  page.on('request', (request) => {
    if (/\.m?js(\?|$)/.test(request.url())) scripts.add(request.url());
  });
  await page.goto(`${server.url}/`);
  await isUsable(page);
  await context.close();
  return [...scripts];
}

/** Gzip is what is judged: browsers ask for brotli, which is smaller, only over a secure connection. */
async function toRow(name: string, scripts: string[]): Promise<Row> {
  const total = async (encoding: string) => {
    const sizes = await Promise.all(scripts.map((url) => sizeOf(url, encoding)));
    return sizes.reduce((sum, size) => sum + size, 0) / 1000;
  };
  const [brotli, gzip, plain] = [await total('br'), await total('gzip'), await total('identity')];
  return judge({
    name: `script until ${name} can be used, gzip (brotli ${Math.round(brotli)} KB)`,
    unit: 'KB',
    median: gzip,
    target: { of: 'median', atMost: AT_MOST_KB },
    comparedWith: { name: 'the same, not compressed', median: plain },
  });
}

/** Bytes of the body as they are sent. */
function sizeOf(url: string, encoding: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': encoding } }, (response) => {
      let size = 0;
      response.on('data', (chunk: Buffer) => (size += chunk.length));
      response.on('end', () => resolve(size));
    }).on('error', reject);
  });
}
