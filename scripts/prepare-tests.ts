/** Finds what the tests need and brings what is missing: a browser, and the built pages and commands. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findBrowser } from '../tests/support/browser.ts';

const run = (command: string, args: string[]) =>
  spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0;

if (!findBrowser()) {
  const mayInstall = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
  if (mayInstall) {
    console.log("No Chromium or Chrome here; installing Debian's chromium for the browser tests ...");
    run('apt-get', ['update', '-q']);
    run('apt-get', ['install', '-qy', '--no-install-recommends', 'chromium']);
  }
  if (!findBrowser()) {
    console.error(
      'The browser tests need Chromium or Chrome: install it (Debian: `apt-get install chromium`), or set CHROME_PATH to it.',
    );
    process.exit(1);
  }
}
const build = spawnSync(process.execPath, [join(import.meta.dirname, 'build.ts')], { stdio: 'inherit' });
process.exit(build.status ?? 1);
