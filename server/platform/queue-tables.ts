import { sql, type Transaction } from 'kysely';
import { getConstructionPlans, type PgBoss, type Queue, type QueueResult } from 'pg-boss';

export const QUEUE_SCHEMA = 'pgboss';
/** Where work goes that was given up: kept to be looked at, and run again on request. */
export const DEAD_QUEUE = 'dead';

const DAY = 86_400;

const DEAD_SETTINGS = { retentionSeconds: 90 * DAY, deleteAfterSeconds: DAY, notify: false };

/** Makes the queue's own schema in a database that has none; the queue brings an older one forward when it starts. */
export async function installQueue<Schema>(tx: Transaction<Schema>): Promise<void> {
  const { rows } = await sql<{ exists: boolean }>`
    select to_regclass(${`${QUEUE_SCHEMA}.version`}) is not null as exists`.execute(tx);
  if (rows[0]!.exists) return;
  // The statements come with a transaction of their own, which would end the caller's.
  const statements = getConstructionPlans(QUEUE_SCHEMA)
    .replace(/^\s*BEGIN;/, '')
    .replace(/COMMIT;\s*$/, '');
  await sql.raw(statements).execute(tx);
}

export type QueueWish = { name: string; retries: number; cron: string | undefined };

/** Makes the queues be as the code wants them; one query when nothing has changed since the last start. */
export async function prepareQueues(boss: PgBoss, wishes: QueueWish[], isSoleNode: boolean): Promise<void> {
  const found = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]));
  if (!found.has(DEAD_QUEUE)) await boss.createQueue(DEAD_QUEUE, DEAD_SETTINGS);
  for (const { name, retries } of wishes) {
    const settings = reactionSettings(retries);
    const existing = found.get(name);
    if (!existing) await boss.createQueue(name, settings);
    else if (differs(existing, settings)) await boss.updateQueue(name, settings);
    if (existing && isSoleNode) await failAbandoned(boss, existing);
  }
  await prepareSchedules(boss, wishes);
}

function reactionSettings(retries: number): Omit<Queue, 'name' | 'policy'> {
  return {
    notify: true,
    retryLimit: retries,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 300,
    expireInSeconds: 900,
    // A killed process is noticed by its silence, long before its job expires.
    heartbeatSeconds: 20,
    deleteAfterSeconds: DAY,
    deadLetter: DEAD_QUEUE,
  };
}

function differs(existing: QueueResult, settings: Omit<Queue, 'name'>): boolean {
  return Object.entries(settings).some(([key, value]) => existing[key as keyof Queue] !== value);
}

/** Failing is counted as a try, so that a job that kills its process does not do so for ever. */
async function failAbandoned(boss: PgBoss, queue: QueueResult): Promise<void> {
  const { rows } = await boss
    .getDb()
    .executeSql(`select id from ${QUEUE_SCHEMA}.job where name = $1 and state = 'active'`, [queue.name]);
  const ids = rows.map((row) => row.id as string);
  if (ids.length > 0) await boss.fail(queue.name, ids, { message: 'its process ended while it ran' });
}

async function prepareSchedules(boss: PgBoss, wishes: QueueWish[]): Promise<void> {
  const wanted = new Map(wishes.filter(({ cron }) => cron).map(({ name, cron }) => [name, cron!]));
  for (const { name, cron } of await boss.getSchedules()) {
    if (wanted.get(name) === cron) wanted.delete(name);
    else if (!wanted.has(name)) await boss.unschedule(name);
  }
  for (const [name, cron] of wanted) await boss.schedule(name, cron, null, { tz: 'UTC' });
}
