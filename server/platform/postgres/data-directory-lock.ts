import { readFileSync, readlinkSync, rmSync } from 'node:fs';
import { open, readFile, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findProcessStart } from './processes.ts';
import { explainFileError, StartError } from './start-error.ts';

const HEARTBEAT_MS = 5_000;
const SILENT_AFTER_MS = 15_000;
const GUARD_EXPIRES_MS = 10_000;

/** `started` tells one life of a process id from the next; `boot` and `space` say whether that id means anything here. */
type Holder = { pid: number; started: string; host: string; boot: string; space: string };

export type DataDirectoryLock = { release: () => void };

/** Makes this process the only Debrief on `dir`; refuses with one line when another one is alive. */
export async function lockDataDirectory(dir: string): Promise<DataDirectoryLock> {
  const file = path.join(dir, 'debrief.lock');
  const self = describeSelf();
  const own = JSON.stringify(self);
  try {
    while (!(await tryCreate(file, own))) {
      const text = await readFile(file, 'utf8').catch(() => undefined);
      if (text === undefined) continue;
      if (await isHeld(file, text, self)) throw refusal(text, dir);
      await removeStale(file, text);
    }
  } catch (error) {
    throw explainFileError(error, dir);
  }
  const heartbeat = setInterval(() => {
    const now = new Date();
    utimes(file, now, now).catch(() => {});
  }, HEARTBEAT_MS);
  heartbeat.unref();
  let isReleased = false;
  return {
    release() {
      if (isReleased) return;
      isReleased = true;
      clearInterval(heartbeat);
      if (tryRead(() => readFileSync(file, 'utf8')) === own) rmSync(file, { force: true });
    },
  };
}

function refusal(text: string, dir: string): StartError {
  const holder = parseHolder(text);
  const who = holder
    ? `process ${holder.pid}${holder.host === hostname() ? '' : ` on ${holder.host}`}`
    : 'another process';
  return new StartError(
    `Another Debrief (${who}) already uses the data directory ${path.dirname(dir)}. Stop it first, or give this one a DATA_DIR of its own.`,
  );
}

async function isHeld(file: string, text: string, self: Holder): Promise<boolean> {
  const holder = parseHolder(text);
  // Half written: its writer is at work right now, or died at it.
  if (!holder) return await isTouched(file, 1_000);
  if (holder.host === self.host && holder.boot !== self.boot) return false;
  if (holder.boot === self.boot && holder.space === self.space) return findProcessStart(holder.pid) === holder.started;
  // A process in another container or on another machine cannot be seen: only its heartbeat can.
  return await isTouched(file, SILENT_AFTER_MS);
}

/** Watches the file until it has been silent for `silence`, or is touched. */
async function isTouched(file: string, silence: number): Promise<boolean> {
  const first = await stat(file).catch(() => undefined);
  while (first) {
    const last = await stat(file).catch(() => undefined);
    if (!last) return false;
    if (last.mtimeMs !== first.mtimeMs) return true;
    if (Math.abs(Date.now() - last.mtimeMs) > silence) return false;
    await sleep(200);
  }
  return false;
}

/** Two starters may find the same stale lock: only the one with the guard removes it, and only if it is still that one. */
async function removeStale(file: string, text: string): Promise<void> {
  const guard = `${file}.removing`;
  if (!(await tryCreate(guard, String(process.pid)))) {
    const entry = await stat(guard).catch(() => undefined);
    if (entry && Date.now() - entry.mtimeMs > GUARD_EXPIRES_MS) await rm(guard, { force: true });
    await sleep(20);
    return;
  }
  try {
    if ((await readFile(file, 'utf8').catch(() => undefined)) === text) await rm(file, { force: true });
  } finally {
    await rm(guard, { force: true });
  }
}

async function tryCreate(file: string, text: string): Promise<boolean> {
  let handle: Awaited<ReturnType<typeof open>>;
  try {
    handle = await open(file, 'wx', 0o644);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  try {
    await handle.writeFile(text);
    return true;
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}

function describeSelf(): Holder {
  return {
    pid: process.pid,
    started: findProcessStart(process.pid) ?? '',
    host: hostname(),
    boot: tryRead(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
    space: tryRead(() => readlinkSync('/proc/self/ns/pid')),
  };
}

function parseHolder(text: string): Holder | undefined {
  try {
    const holder = JSON.parse(text) as Partial<Holder>;
    return typeof holder.pid === 'number' && typeof holder.started === 'string' ? (holder as Holder) : undefined;
  } catch {
    return undefined;
  }
}

function tryRead(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}
