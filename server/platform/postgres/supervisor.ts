import { setTimeout as sleep } from 'node:timers/promises';
import { type LaunchOptions, launchServer, type ServerProcess } from './server-process.ts';
import { explainServerOutput, type StartError } from './start-error.ts';

/** Milliseconds: until a gentle stop becomes a hard one, and that a kill; and before each try to start again. */
export type Patience = { gentle: number; hard: number; restarts: number[] };

const PATIENCE: Patience = { gentle: 8_000, hard: 2_000, restarts: [50, 500, 2_000, 5_000, 10_000] };
/** A server that lived this long had recovered: its next end starts the count anew. */
const STEADY_AFTER_MS = 60_000;

export type Supervisor = {
  pid: () => number | undefined;
  stop: () => Promise<void>;
  /** Called once, when PostgreSQL ended and could not be brought back. */
  onExit: (listener: (error: StartError) => void) => void;
};

/** Starts PostgreSQL and keeps it running: brings it back when it ends by itself, a bounded number of times in a row. */
export async function supervise(options: LaunchOptions, patience = PATIENCE): Promise<Supervisor> {
  const { log, cluster } = options;
  const listeners: ((error: StartError) => void)[] = [];
  let current: ServerProcess | undefined = await launchServer(options);
  let startedAt = performance.now();
  let failures = 0;
  const stopping = new AbortController();

  const watch = async (): Promise<void> => {
    while (current) {
      const output = await current.ended;
      current = undefined;
      if (stopping.signal.aborted) return;
      let problem = explainServerOutput(output, cluster.dir);
      log.error({ reason: problem.message }, 'PostgreSQL ended by itself: starting it again');
      if (performance.now() - startedAt > STEADY_AFTER_MS) failures = 0;
      while (!current && failures < patience.restarts.length) {
        await sleep(patience.restarts[failures++], undefined, { signal: stopping.signal }).catch(() => {});
        if (stopping.signal.aborted) return;
        try {
          current = await launchServer({ ...options, staleOwner: undefined });
          startedAt = performance.now();
          log.info({ pid: current.pid }, 'PostgreSQL runs again');
        } catch (error) {
          problem = error as StartError;
          log.error({ reason: problem.message, attempt: failures }, 'PostgreSQL could not be started again');
        }
      }
      if (!current) for (const listener of listeners) listener(problem);
    }
  };
  const watching = watch();

  return {
    pid: () => current?.pid,
    onExit: (listener) => void listeners.push(listener),
    async stop() {
      stopping.abort();
      const server = current;
      if (server) {
        server.signal('SIGINT');
        const hard = setTimeout(() => {
          log.warn('PostgreSQL takes too long to stop: ending it at once, it will recover at the next start');
          server.signal('SIGQUIT');
        }, patience.gentle);
        const last = setTimeout(() => server.signal('SIGKILL'), patience.gentle + patience.hard);
        await server.ended;
        clearTimeout(hard);
        clearTimeout(last);
      }
      await watching;
    },
  };
}
