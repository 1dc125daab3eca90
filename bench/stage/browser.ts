import { type Browser, chromium } from 'playwright-core';
import { BROWSER_ARGS, findBrowser } from '#tests/support/browser.ts';
import type { Stage } from './stage.ts';

export const NO_BROWSER = 'there is no Chromium or Chrome on this machine';

/** An installed browser without a window, shared by the benchmarks; undefined where there is none. */
export async function openBrowser(stage: Stage): Promise<Browser | undefined> {
  const executablePath = findBrowser();
  if (!executablePath) return undefined;
  return stage.shared('browser', async () => {
    const browser = await chromium.launch({ executablePath, args: BROWSER_ARGS });
    stage.atEnd(() => browser.close());
    return browser;
  });
}
