import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { openDatabase } from './db.ts';
import { migrate, refuseOldVersion } from './migrate.ts';
import { StartError } from './postgres/start-error.ts';

const quiet = { debug() {}, info() {}, warn() {}, error() {} };
let database: TestDatabase;
let folder: string;
beforeEach(async () => {
  database = await createTestDatabase({ empty: true });
  folder = await mkdtemp(path.join(tmpdir(), 'debrief-migrations-'));
  await write(
    '0001-words.sql',
    '-- Words.\ncreate table words (word text primary key);\ninsert into words values (1);',
  );
});
afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

const write = (name: string, text: string) => writeFile(path.join(folder, name), text);
const run = (release?: string) => migrate(database.db, folder, { release });
const words = async () => (await sql<{ word: string }>`select word from words`.execute(database.db)).rows;

describe('migrate', () => {
  it('applies what is new, in order and once', async () => {
    expect(await run()).toEqual(['0001-words']);
    await write('0002-more.sql', 'insert into words values (2); insert into words values (3);');
    await write('0003-most.sql', "update words set word = word || '!';");
    expect(await run()).toEqual(['0002-more', '0003-most']);
    expect(await run()).toEqual([]);
    expect(await words()).toEqual([{ word: '1!' }, { word: '2!' }, { word: '3!' }]);
  });

  it('undoes all of a migration that fails, keeps those before it and names it', async () => {
    await write('0002-broken.sql', 'insert into words values (2); insert into nothing values (1);');
    await expect(run()).rejects.toThrow(
      'Migration 0002-broken failed and was undone: relation "nothing" does not exist',
    );
    expect(await words()).toEqual([{ word: '1' }]);
    await write('0002-broken.sql', 'insert into words values (2);');
    expect(await run()).toEqual(['0002-broken']);
  });

  it('lets several processes start at once', async () => {
    await write('0002-slow.sql', 'select pg_sleep(0.05); insert into words values (2);');
    const others = Array.from({ length: 4 }, () => openDatabase(database.connectionString, { log: quiet, max: 1 }));
    const applied = await Promise.all(others.map(({ db }) => migrate(db, folder)));
    await Promise.all(others.map(({ close }) => close()));
    expect(applied.flat().sort()).toEqual(['0001-words', '0002-slow']);
  });

  it('refuses a database that is newer, naming both', async () => {
    await write('0002-later.sql', 'insert into words values (2);');
    await run('0.9.0');
    await rm(path.join(folder, '0002-later.sql'));
    await expect(run('0.8.0')).rejects.toThrow(
      'release 0.9.0 brought it to migration 2, this is release 0.8.0 with 1. Start release 0.9.0 or newer',
    );
    await expect(run('0.8.0')).rejects.toBeInstanceOf(StartError);
  });

  it('refuses a migration that was changed after it ran, whatever its line ends', async () => {
    await run();
    await write(
      '0001-words.sql',
      '-- Words.\r\ncreate table words (word text primary key);\r\ninsert into words values (1);',
    );
    expect(await run()).toEqual([]);
    await write('0001-words.sql', 'create table other ();');
    await expect(run()).rejects.toThrow('Migration 0001-words is not the one this database was brought forward with');
  });

  it('refuses numbers with a gap or twice the same', async () => {
    await write('0003-gap.sql', 'select 1;');
    await expect(run()).rejects.toThrow('0003-gap.sql should be number 2');
    await rm(path.join(folder, '0003-gap.sql'));
    await write('0001-again.sql', 'select 1;');
    await expect(run()).rejects.toThrow('should be number 2');
  });

  it('refuses a PostgreSQL that is too old', () => {
    expect(() => refuseOldVersion(140_022, '14.22 (Debian)')).toThrow(
      'Debrief needs PostgreSQL 15 or newer; the server in DATABASE_URL is 14.22 (Debian). Upgrade it',
    );
    expect(() => refuseOldVersion(150_000, '15.0')).not.toThrow();
  });
});
