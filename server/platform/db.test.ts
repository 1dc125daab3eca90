import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { AppError } from '#shared/errors.ts';
import { createTestDatabase } from '#tests/support/database.ts';
import { inTransaction, openDatabase } from './db.ts';

const database = await createTestDatabase({ empty: true });
afterAll(() => database.drop());
const { db } = database;
const quiet = { debug() {}, info() {}, warn() {}, error() {} };

describe('openDatabase', () => {
  it('reads counts as numbers, moments as Date and days as text', async () => {
    const { rows } = await sql`
      select count(*) as count, '2026-03-04T10:02:00+01:00'::timestamptz as moment, '2026-03-04'::date as day`.execute(
      db,
    );
    expect(rows).toEqual([{ count: 1, moment: new Date('2026-03-04T09:02:00Z'), day: '2026-03-04' }]);
  });

  it('refuses to round a number that JavaScript cannot hold', async () => {
    await expect(sql`select 9007199254740993::int8 as big`.execute(db)).rejects.toThrow(RangeError);
  });

  it('works in UTC wherever the server is', async () => {
    const { rows } = await sql`select '2026-03-04T23:30:00-05:00'::timestamptz::date as day`.execute(db);
    expect(rows).toEqual([{ day: '2026-03-05' }]);
  });

  it('says unavailable when the server is away', async () => {
    const away = openDatabase('postgresql://debrief@/debrief?host=/nowhere/at/all', { log: quiet });
    const failure = await sql`select 1`.execute(away.db).catch((error: unknown) => error);
    await away.close();
    expect(failure).toBeInstanceOf(AppError);
    expect(failure).toMatchObject({ code: 'unavailable' });
  });

  it('says unavailable when a statement takes too long, and stays usable', async () => {
    const hasty = openDatabase(database.connectionString, { log: quiet, max: 1, statementTimeoutMs: 50 });
    await expect(sql`select pg_sleep(5)`.execute(hasty.db)).rejects.toMatchObject({ code: 'unavailable' });
    expect((await sql`select 1 as one`.execute(hasty.db)).rows).toEqual([{ one: 1 }]);
    await hasty.close();
  });

  it('closes within seconds although a query hangs', async () => {
    const hanging = openDatabase(database.connectionString, { log: quiet, max: 1, statementTimeoutMs: 0 });
    const cut = sql`select pg_sleep(60)`.execute(hanging.db).catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 100));
    const before = performance.now();
    await hanging.close();
    await hanging.close();
    expect(performance.now() - before).toBeLessThan(6_000);
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where query = 'select pg_sleep(60)'`.execute(db);
    await cut;
  });

  it('survives the end of an idle connection', async () => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
    const other = openDatabase(database.connectionString, { log: quiet });
    await sql`select pg_terminate_backend(${rows[0]!.pid})`.execute(other.db);
    await other.close();
    await expect.poll(() => sql`select 1 as one`.execute(db).then(({ rows: [row] }) => row)).toEqual({ one: 1 });
  });

  it('calls a NUL byte bad input', async () => {
    await expect(sql`select ${'a\0b'}::text`.execute(db)).rejects.toMatchObject({ code: 'bad-input' });
  });
});

describe('inTransaction', () => {
  it('stores nothing when the work throws', async () => {
    await sql`create table kept (id int primary key)`.execute(db);
    const failing = inTransaction(db, async (tx) => {
      await sql`insert into kept values (1)`.execute(tx);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect((await sql`select * from kept`.execute(db)).rows).toEqual([]);
  });

  it('gets two transactions through that lock the same rows in opposite order', async () => {
    await sql`create table accounts (id int primary key, total int not null)`.execute(db);
    await sql`insert into accounts values (1, 0), (2, 0)`.execute(db);
    let attempts = 0;
    const touch = (first: number, second: number) =>
      inTransaction(db, async (tx) => {
        attempts++;
        await sql`update accounts set total = total + 1 where id = ${first}`.execute(tx);
        await sql`select pg_sleep(0.05)`.execute(tx);
        await sql`update accounts set total = total + 1 where id = ${second}`.execute(tx);
      });
    await Promise.all([touch(1, 2), touch(2, 1)]);
    expect(attempts).toBeGreaterThan(2);
    expect((await sql`select total from accounts`.execute(db)).rows).toEqual([{ total: 2 }, { total: 2 }]);
  });
});
