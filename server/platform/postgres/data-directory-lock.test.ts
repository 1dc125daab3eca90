import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryDirectory } from '#tests/support/postgres-processes.ts';
import { lockDataDirectory } from './data-directory-lock.ts';

const fileIn = (dir: string) => path.join(dir, 'debrief.lock');

async function lock(dir: string) {
  const held = await lockDataDirectory(dir);
  onTestFinished(() => held.release());
  return held;
}

/** A lock as this process would write it, but for some of its facts. */
async function leaveLock(facts: Record<string, unknown>): Promise<string> {
  const dir = temporaryDirectory();
  const held = await lockDataDirectory(dir);
  const own = JSON.parse(readFileSync(fileIn(dir), 'utf8'));
  held.release();
  writeFileSync(fileIn(dir), JSON.stringify({ ...own, ...facts }));
  return dir;
}

const longAgo = (dir: string) => utimesSync(fileIn(dir), new Date(0), new Date(0));

describe('the lock on a data directory', () => {
  it('is held by one, and free again after its release', async () => {
    const dir = temporaryDirectory();
    const first = await lock(dir);
    await expect(lock(dir)).rejects.toThrow(`Another Debrief (process ${process.pid}) already uses the data directory`);
    first.release();
    const second = await lock(dir);
    first.release();
    await expect(lock(dir)).rejects.toThrow('Another Debrief');
    second.release();
    expect(readdirSync(dir)).toEqual([]);
  });

  it.each([
    ['of a process that is gone', { pid: 2 ** 22 - 1 }],
    ['of a process whose number another one has now', { started: '1' }],
    ['from before the machine was started', { boot: 'an earlier one' }],
  ])('%s is taken over', async (_name, facts) => {
    await lock(await leaveLock(facts));
  });

  it('that nobody finished writing is taken over, but not while somebody may be writing it', async () => {
    const dir = temporaryDirectory();
    writeFileSync(fileIn(dir), '{"pid":');
    const before = performance.now();
    await lock(dir);
    expect(performance.now() - before).toBeGreaterThan(500);
  });

  it('of another container is respected while its heart beats', async () => {
    const dir = await leaveLock({ space: 'pid:[1]', host: 'other-container', pid: 1 });
    const heart = setInterval(() => utimesSync(fileIn(dir), new Date(), new Date()), 100);
    onTestFinished(() => clearInterval(heart));
    await expect(lock(dir)).rejects.toThrow('Another Debrief (process 1 on other-container) already uses');
  });

  it('of another container is taken over when it has been silent', async () => {
    const dir = await leaveLock({ space: 'pid:[1]', host: 'other-container', pid: 1 });
    longAgo(dir);
    await lock(dir);
    expect(JSON.parse(readFileSync(fileIn(dir), 'utf8'))).toMatchObject({ pid: process.pid, host: hostname() });
  });

  it('that is stale goes to one of many who come for it at once', async () => {
    const dir = await leaveLock({ started: '1' });
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => lock(dir)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
