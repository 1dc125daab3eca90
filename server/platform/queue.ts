import type { Transaction } from 'kysely';
import { fromKysely, type Job, type JobResult, PgBoss } from 'pg-boss';
import { AppError } from '#shared/errors.ts';
import type { Log } from './log.ts';
import { DEAD_QUEUE, prepareQueues, QUEUE_SCHEMA } from './queue-tables.ts';

/** What a running reaction is told: which try this is (from 1), and when to give up because the server stops. */
export type Run = { attempt: number; signal: AbortSignal };

export type ReactionOptions = {
  /** Most runs of this reaction at once in this process. */
  concurrency?: number;
  /** Tries after the first one, with growing delays. An AppError is final at once. */
  retries?: number;
};

export type DeadJob = { id: string; reaction: string; event: unknown; reason: string; at: Date };

export type Queue<Event extends { type: string }> = {
  /** Registers a reaction, before `start`. It may run twice for one event (after a crash): it must be idempotent. */
  on<Type extends Event['type']>(
    type: Type,
    reaction: string,
    handler: (event: Extract<Event, { type: Type }>, run: Run) => Promise<void>,
    options?: ReactionOptions,
  ): void;
  /** Registers work by the clock, before `start`. `cron` has five fields and is read in UTC; one node runs it. */
  schedule(name: string, cron: string, handler: (run: Run) => Promise<void>): void;
  /** Writes events for every reaction in the caller's transaction: they happen if, and only if, that commits. Many go in at once. */
  // biome-ignore lint/suspicious/noExplicitAny: whatever tables the caller knows, the queue has its own
  emit(tx: Transaction<any>, ...events: Event[]): Promise<void>;
  start(): Promise<void>;
  /** Takes no new work and lets what runs finish, at most `timeoutMs`; what is cut off runs again later. */
  stop(timeoutMs?: number): Promise<void>;
  /** What was given up, newest last, with the reason. */
  listDead(limit?: number): Promise<DeadJob[]>;
  /** Runs given-up work again. Returns how many went back. */
  retryDead(ids: string[]): Promise<number>;
};

export type QueueOptions = {
  connectionString: string;
  log: Log;
  /** No other process works on this database: whatever is marked as running was cut off, and runs again at once. */
  isSoleNode?: boolean;
};

type Reaction = {
  queue: string;
  eventType: string | undefined;
  handler: (data: unknown, run: Run) => Promise<void>;
  options: Required<ReactionOptions>;
  cron?: string;
};

/** A commit wakes workers at once; only tries that have become due again wait for a look. */
const POLL_SECONDS = 2;

export function createQueue<Event extends { type: string }>(options: QueueOptions): Queue<Event> {
  const { connectionString, log, isSoleNode = false } = options;
  const reactions: Reaction[] = [];
  let boss: PgBoss | undefined;

  const register = (reaction: Reaction): void => {
    if (boss) throw new Error(`${reaction.queue} must be registered before the queue starts`);
    if (reactions.some(({ queue }) => queue === reaction.queue))
      throw new Error(`${reaction.queue} is registered twice`);
    reactions.push(reaction);
  };
  const running = (): PgBoss => {
    if (!boss) throw new Error('the queue is not started');
    return boss;
  };

  return {
    on(type, reaction, handler, { concurrency = 4, retries = 8 } = {}) {
      const queue = `${type}/${reaction}`;
      const settled = { concurrency, retries };
      register({ queue, eventType: type, handler: handler as Reaction['handler'], options: settled });
    },

    schedule(name, cron, handler) {
      const settled = { concurrency: 1, retries: 2 };
      register({
        queue: `schedule/${name}`,
        eventType: undefined,
        handler: (_, run) => handler(run),
        options: settled,
        cron,
      });
    },

    async emit(tx, ...events) {
      const db = fromKysely(tx);
      for (const { queue, eventType } of reactions) {
        const jobs = events.filter(({ type }) => type === eventType).map((event) => ({ data: event }));
        if (jobs.length > 0) await running().insert(queue, jobs, { db });
      }
    },

    async start() {
      boss = openBoss(connectionString, log);
      await boss.start();
      await prepareQueues(
        boss,
        reactions.map(({ queue, options: { retries }, cron }) => ({ name: queue, retries, cron })),
        isSoleNode,
      );
      for (const reaction of reactions) await work(boss, reaction, log);
    },

    async stop(timeoutMs = 5_000) {
      await boss?.stop({ graceful: true, timeout: timeoutMs });
      boss = undefined;
    },

    async listDead(limit = 100) {
      const jobs = await running().findJobs<object>(DEAD_QUEUE, { limit });
      return jobs.map((job) => ({
        id: job.id,
        reaction: job.sourceName ?? '',
        event: job.data,
        reason: reasonIn(job.sourceOutput),
        at: job.createdOn,
      }));
    },

    async retryDead(ids) {
      return ids.length === 0 ? 0 : await running().redrive(DEAD_QUEUE, { ids });
    },
  };
}

function openBoss(connectionString: string, log: Log): PgBoss {
  const boss = new PgBoss({
    connectionString,
    schema: QUEUE_SCHEMA,
    max: 4,
    application_name: 'debrief-queue',
    useListenNotify: true,
    registerInstance: false,
    superviseIntervalSeconds: 15,
    monitorIntervalSeconds: 15,
  });
  boss.on('error', (error) => log.warn({ reason: error.message }, 'the job queue met an error and goes on'));
  boss.on('warning', (warning) => log.warn({ reason: warning.message }, 'the job queue warns'));
  return boss;
}

async function work(boss: PgBoss, reaction: Reaction, log: Log): Promise<void> {
  await boss.work(
    reaction.queue,
    {
      // A worker goes on without a pause only after a full batch of at least two.
      batchSize: Math.max(2, reaction.options.concurrency),
      burstWhenBatchFull: true,
      perJobResults: true,
      pollingIntervalSeconds: 1,
      notifyPollingIntervalSeconds: POLL_SECONDS,
      heartbeatRefreshSeconds: 5,
    },
    (jobs: Job<unknown>[]) => Promise.all(jobs.map((job) => runJob(job, reaction, log))),
  );
}

async function runJob(job: Job<unknown>, reaction: Reaction, log: Log): Promise<JobResult> {
  const attempt = job.retryCount + 1;
  try {
    await reaction.handler(job.data, { attempt, signal: job.signal });
    return { id: job.id, status: 'completed' };
  } catch (error) {
    const output = { message: error instanceof Error ? error.message : String(error) };
    // A refusal in words stays one, however often it is asked; a database that is away comes back.
    const isFinal = error instanceof AppError && error.code !== 'unavailable';
    const details = { err: error, job: job.id, reaction: reaction.queue, attempt };
    if (isFinal) log.warn(details, 'a reaction refused its event');
    else log.error(details, 'a reaction failed');
    return { id: job.id, status: isFinal ? 'deadletter' : 'failed', output };
  }
}

function reasonIn(output: unknown): string {
  const message = (output as { message?: unknown } | null)?.message;
  return typeof message === 'string' ? message : 'it ran out of time or its process ended';
}
