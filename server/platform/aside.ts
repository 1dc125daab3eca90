import { existsSync } from 'node:fs';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { AppError, type ErrorCode, type Problem } from '#shared/errors.ts';

/** Work that only computes, done in a thread beside the server so that everybody else goes on being served. */
export type Aside<Input, Output> = (input: Input) => Promise<Output>;

export type AsideOptions = {
  /** Work that takes longer is given up with AppError `too-large`: then `tooLong` is the sentence. */
  timeoutMs: number;
  tooLong: string;
};

type Answer = {
  output?: unknown;
  refusal?: { code: ErrorCode; message: string; problems: Problem[] };
  failure?: string;
};
type Waiting = { input: unknown; resolve: (output: never) => void; reject: (error: Error) => void };

const IDLE_MS = 30_000;
const MOST_MEGABYTES = 1500;

/**
 * Prepares a thread that runs the file `name` beside the module `besideUrl` (its `import.meta.url`). It starts with the first
 * piece of work, does one at a time, and ends when there has been none for a while.
 */
export function createAside<Input, Output>(
  name: string,
  besideUrl: string,
  { timeoutMs, tooLong }: AsideOptions,
): Aside<Input, Output> {
  const queue: Waiting[] = [];
  let worker: Worker | undefined;
  let current: Waiting | undefined;
  let clock: NodeJS.Timeout | undefined;

  const end = () => {
    void worker?.terminate();
    worker = undefined;
  };
  const settle = (conclude: (work: Waiting) => void) => {
    const work = current;
    current = undefined;
    clearTimeout(clock);
    if (work) conclude(work);
    next();
  };
  const giveUp = (error: Error) => {
    end();
    settle(({ reject }) => reject(error));
  };
  const start = (): Worker => {
    const thread = new Worker(fileOf(name, besideUrl), { resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES } });
    thread.on('message', (answer: Answer) => settle((work) => conclude(work, answer)));
    // What a thread says after it was given up concerns nobody.
    thread.on('error', (error) => thread === worker && giveUp(error as Error));
    thread.on('exit', () => thread === worker && giveUp(new Error(`the thread ${name} ended`)));
    thread.unref();
    return thread;
  };
  const next = () => {
    current = queue.shift();
    if (!current) {
      clock = setTimeout(end, IDLE_MS).unref();
      return;
    }
    try {
      worker ??= start();
      clock = setTimeout(() => giveUp(new AppError('too-large', tooLong)), timeoutMs);
      worker.postMessage(current.input);
    } catch (error) {
      giveUp(error as Error);
    }
  };

  return (input) =>
    new Promise((resolve, reject) => {
      queue.push({ input, resolve, reject });
      if (current) return;
      clearTimeout(clock);
      next();
    });
}

/** From the sources the file stands beside its caller; built, the caller may have been moved into a folder of chunks. */
function fileOf(name: string, besideUrl: string): URL {
  const places = [`./${name}.ts`, `./${name}.js`, `../${name}.js`].map((place) => new URL(place, besideUrl));
  const file = places.find((place) => existsSync(place));
  if (!file) throw new Error(`there is no file for the thread ${name}`);
  return file;
}

function conclude({ resolve, reject }: Waiting, { output, refusal, failure }: Answer): void {
  if (refusal) reject(new AppError(refusal.code, refusal.message, refusal.problems));
  else if (failure !== undefined) reject(new Error(failure));
  else resolve(output as never);
}

/** The other end, called by the file of the thread: answers each piece of work, with its error if it has one. */
export function serveAside<Input, Output>(work: (input: Input) => Output | Promise<Output>): void {
  if (isMainThread) return;
  parentPort?.on('message', async (input: Input) => parentPort?.postMessage(await answerOf(() => work(input))));
}

async function answerOf(work: () => unknown): Promise<Answer> {
  try {
    return { output: await work() };
  } catch (error) {
    if (error instanceof AppError)
      return { refusal: { code: error.code, message: error.message, problems: error.problems } };
    return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
