import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

export type ServerProcess = {
  url: string;
  dataDir: string;
  child: ChildProcess;
  output: () => string;
  /** Resolves with the exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals | null>;
};

/** `debrief serve` as a process of its own, with its embedded database: for what only a real process can show. */
export async function startProcess(dataDir: string, env: Record<string, string> = {}): Promise<ServerProcess> {
  const child = spawn(process.execPath, [join(root, 'bin/debrief.js'), 'serve'], {
    env: {
      ...process.env,
      PORT: '0',
      DATA_DIR: dataDir,
      DATABASE_URL: '',
      DEBRIEF_SOURCE: '1',
      LOG_LEVEL: 'warn',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  child.stdout.on('data', (chunk) => (text += chunk));
  child.stderr.on('data', (chunk) => (text += chunk));
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) =>
    child.on('exit', (code, signal) => resolve(code ?? signal)),
  );
  const url = await new Promise<string>((resolve, reject) => {
    const look = setInterval(() => {
      // A pipe may hand over half of a line: the address is taken when its line has ended.
      const found = /ready at (http:\S+)\n/.exec(text)?.[1];
      if (found) done(() => resolve(found));
    }, 10);
    const done = (then: () => void) => {
      clearInterval(look);
      then();
    };
    void ended.then((code) =>
      done(() => reject(new Error(`the server ended with ${code} before it was ready: ${text}`))),
    );
  });
  return { url, dataDir, child, output: () => text, ended };
}

export const makeDataDir = () => mkdtemp(join(tmpdir(), 'debrief-test-'));
export const removeDataDir = (dataDir: string) =>
  rm(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
