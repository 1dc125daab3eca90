import { setTimeout as sleep } from 'node:timers/promises';
import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { explainDatabaseError, isWorthRetrying } from './database-errors.ts';
import type { Log } from './log.ts';

export type OpenDatabase<Schema> = {
  db: Kysely<Schema>;
  pool: pg.Pool;
  close: () => Promise<void>;
};

export type DatabaseOptions = {
  log: Log;
  /** Most connections at once. */
  max?: number;
  statementTimeoutMs?: number;
};

const ATTEMPTS = 5;
const CLOSE_MS = 3_000;

/**
 * Opens a pool on the database. Nothing is connected yet. An unreachable database fails queries with
 * AppError `unavailable`; counts (int8) arrive as numbers, timestamptz as Date, date as 'YYYY-MM-DD'.
 */
export function openDatabase<Schema>(connectionString: string, options: DatabaseOptions): OpenDatabase<Schema> {
  const { log, max = 10, statementTimeoutMs = 30_000 } = options;
  const pool = new ExplainingPool({
    connectionString,
    max,
    Client: ExplainingClient,
    types: { getTypeParser },
    application_name: 'debrief',
    options: '-c TimeZone=UTC -c random_page_cost=1.1',
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: 60_000,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
  });
  // Without listeners a lost connection ends the process: the pool hears of idle ones, each client of its own when in use.
  pool.on('error', (error) => log.warn({ reason: error.message }, 'an idle database connection was lost'));
  pool.on('connect', (client) =>
    client.on('error', (error) => log.debug({ reason: error.message }, 'a connection was lost')),
  );
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  return {
    db,
    pool,
    async close() {
      if (pool.ending) return;
      // A query that hangs must not keep the process from ending: the server ends its connection then.
      await Promise.race([pool.end(), sleep(CLOSE_MS, undefined, { ref: false })]);
    },
  };
}

/**
 * Runs `work` in one transaction: all of it is stored, or nothing. After a deadlock or a serialization failure it runs
 * again from the start, so it must have no effect outside the transaction.
 */
export async function inTransaction<Schema, Result>(
  db: Kysely<Schema>,
  work: (tx: Transaction<Schema>) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (attempt === ATTEMPTS || !isWorthRetrying(error)) throw error;
      await sleep(Math.random() * 10 * 2 ** attempt);
    }
  }
}

const INT8 = 20;
const DATE = 1082;

function getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (format !== 'binary') {
    if (oid === INT8) return parseSafeInteger;
    // A calendar day has no time zone: as a Date it would be yesterday in half of the world.
    if (oid === DATE) return (day) => day;
  }
  return pg.types.getTypeParser(oid, format as 'text');
}

function parseSafeInteger(digits: string): number {
  const number = Number(digits);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${digits} is too large for a number`);
  return number;
}

/** Both `pg` classes serve promises and callbacks; only promises are ours to explain. */
function explained<Result>(result: Result): Result {
  if (!(result instanceof Promise)) return result;
  return result.catch((error) => {
    throw explainDatabaseError(error);
  }) as Result;
}

/**
 * A statement that begins with this comment is parsed and planned once a connection. For a large one that runs all the time
 * with the same text; its plan must fit every value.
 */
export const KEEP_PLAN = '/* keep plan */';
const keptPlans = new Map<string, string>();

function named(text: string, values: unknown): object {
  const name = keptPlans.get(text) ?? `kept_${keptPlans.size}`;
  keptPlans.set(text, name);
  return { name, text, values };
}

class ExplainingClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: stands for every overload of the method it passes on
  override query(...args: any[]): any {
    if (typeof args[0] === 'string' && args[0].startsWith(KEEP_PLAN)) args = [named(args[0], args[1])];
    return explained((super.query as (...args: unknown[]) => unknown).apply(this, args));
  }
}

class ExplainingPool extends pg.Pool {
  // biome-ignore lint/suspicious/noExplicitAny: stands for every overload of the method it passes on
  override connect(...args: any[]): any {
    return explained((super.connect as (...args: unknown[]) => unknown).apply(this, args));
  }
  // biome-ignore lint/suspicious/noExplicitAny: stands for every overload of the method it passes on
  override query(...args: any[]): any {
    return explained((super.query as (...args: unknown[]) => unknown).apply(this, args));
  }
}
