import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where benchmarks run: what they open is closed in reverse order, also when one fails or somebody presses Ctrl-C. */
export type Stage = {
  /** A folder of its own, removed at the end. */
  temporaryFolder: () => Promise<string>;
  /** Does `work` when the stage closes. */
  atEnd: (work: () => unknown) => void;
  /** Made once, whoever asks first: what several benchmarks share. */
  shared: <T>(name: string, make: () => Promise<T>) => Promise<T>;
  close: () => Promise<void>;
};

export function openStage(): Stage {
  const endings: (() => unknown)[] = [];
  const made = new Map<string, Promise<unknown>>();
  const close = async () => {
    for (let work = endings.pop(); work; work = endings.pop()) {
      try {
        await work();
      } catch (error) {
        console.error(error);
      }
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void close().finally(() => process.exit(130)));
  return {
    atEnd: (work) => void endings.push(work),
    async temporaryFolder() {
      const folder = await mkdtemp(join(tmpdir(), 'debrief-bench-'));
      endings.push(() => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
      return folder;
    },
    shared<T>(name: string, make: () => Promise<T>) {
      if (!made.has(name)) made.set(name, make());
      return made.get(name) as Promise<T>;
    },
    close,
  };
}
