import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Each tells how many remarks it has on a text. */
export type Peers = { writeGood: (text: string) => number; alex: (text: string) => number };

export const NO_PEERS = 'write-good and alex could not be fetched (npm ci in bench/peers)';

/** write-good and alex as npm has them, fetched on first use: 400 packages that only this comparison needs. Null offline. */
export async function loadPeers(): Promise<Peers | null> {
  if (!existsSync(join(import.meta.dirname, 'node_modules')) && !fetchPeers()) return null;
  const { resolve } = createRequire(join(import.meta.dirname, 'package.json'));
  const load = async (name: string) => import(pathToFileURL(resolve(name)).href);
  const writeGood = (await load('write-good')).default as (text: string) => unknown[];
  const alex = (await load('alex')) as { markdown: (text: string) => { messages: unknown[] } };
  return {
    writeGood: (text) => writeGood(text).length,
    alex: (text) => alex.markdown(text).messages.length,
  };
}

export const writeGoodEntry = () => createRequire(join(import.meta.dirname, 'package.json')).resolve('write-good');

function fetchPeers(): boolean {
  console.error('Fetching write-good and alex into bench/peers …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync(npm, args, { cwd: import.meta.dirname, stdio: ['ignore', 'ignore', 'inherit'] });
  return status === 0;
}
