import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Kysely, sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MIGRATIONS, startApp } from '#server/app.ts';
import { readConfig } from '#server/config.ts';
import { backUp, examineOn, putBack } from '#server/installation.ts';
import { checkBackup } from '#server/platform/backup/check-backup.ts';
import { takeBackup } from '#server/platform/backup/take-backup.ts';
import { buildSchema, readMigrations } from '#server/platform/migrate.ts';
import { dumpSchema } from '#server/platform/schema-dump.ts';
import type { Tables } from '#server/platform/tables.ts';
import { createClient } from '#shared/client.ts';
import { uploadFile } from '#shared/contracts/files.ts';
import { createIncident, getIncident, listIncidents, updateIncident } from '#shared/contracts/incidents.ts';
import { createPostMortem, getPostMortem } from '#shared/contracts/post-mortems.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { signUp } from './support/member.ts';
import { eventually, startTestServer, type TestServer } from './support/server.ts';

/** All that COPY has a meaning of its own for, and what lies beyond two bytes. */
const NASTY = 'Tab\tand \\N and \\. and "quotes" and 🦊 and \u2028 end';
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
const SECRET_KEY = 'a key that is long enough';

let folder: string;
let server: TestServer;
let incidentId: string;
let postMortemId: string;
let fileId: string;
const opened: TestDatabase[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'debrief-backup-'));
  server = await startTestServer({ DATA_DIR: join(folder, 'source'), SECRET_KEY });
  await signUp(server, { name: 'Nadia Brandt', email: 'nadia@fernlinie.example', role: 'admin', timeZone: 'UTC' });
  const incident = await server.call(createIncident, { title: 'What rang', severity: 'SEV1', services: ['ticketing'] });
  incidentId = incident.id;
  await server.call(updateIncident, { id: incidentId, status: 'resolved' });
  await sql`update incidents set impact_text = ${NASTY} where id = ${incidentId}`.execute(server.database.db);
  postMortemId = (await server.call(createPostMortem, { title: 'What a file hangs on' })).id;
  fileId = (await server.call(uploadFile, { id: postMortemId, name: 'dot.png', file: PICTURE })).id;
  await eventually(async () => (await server.call(getIncident, { id: incidentId })).decision);
});
afterAll(async () => {
  await server?.stop();
  for (const database of opened) await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const configOf = (database: { connectionString: string }, name: string, more: Record<string, string> = {}) =>
  readConfig({ DATABASE_URL: database.connectionString, DATA_DIR: join(folder, name), ...more });
const source = () => configOf(server.database, 'source', { SECRET_KEY });
const never = new AbortController().signal;

async function take(name: string, config = source(), withKey = false): Promise<string> {
  const path = join(folder, name);
  await backUp(config, createWriteStream(path), { withKey, end: true, signal: never });
  return path;
}
async function newDatabase(empty = true): Promise<TestDatabase> {
  const database = await createTestDatabase({ empty });
  opened.push(database);
  return database;
}
const restore = (path: string, config: ReturnType<typeof configOf>, replace = false) =>
  putBack(config, createReadStream(path), { replace });

/** Every table by what its rows say, in whatever order. */
async function digests(db: Kysely<Tables>): Promise<Record<string, string>> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`.execute(db);
  const found: Record<string, string> = {};
  for (const { name } of rows) {
    const all = await sql<{ text: string | null }>`
      select string_agg(t::text, '|' order by t::text) as text from ${sql.table(name)} t`.execute(db);
    found[name] = createHash('sha256')
      .update(all.rows[0]?.text ?? '')
      .digest('hex');
  }
  return found;
}

describe('a backup', () => {
  it('brings everything back into an empty database, and counting goes on where it was', {
    timeout: 60_000,
  }, async () => {
    await sql`insert into pgboss.job (name, data, start_after) select name, '{"waits": true}', now() + interval '1 day'
      from pgboss.queue where name like '%/%' and name not like 'schedule/%' order by name limit 1`.execute(
      server.database.db,
    );
    const before = await digests(server.database.db);
    const path = await take('whole.tar.gz');
    const target = await newDatabase();
    const config = configOf(target, 'whole', { SECRET_KEY });
    const { closing, secrets } = await restore(path, config);
    expect(closing).toMatchObject({ files: 1, missingFiles: [] });
    expect(secrets).toBe('none');

    const { sessions, record_entries, ...after } = await digests(target.db);
    expect(after).toEqual(Object.fromEntries(Object.entries(before).filter(([name]) => name in after)));
    expect(Object.keys(before).toSorted()).toEqual([...Object.keys(after), 'record_entries', 'sessions'].toSorted());
    expect(await target.db.selectFrom('sessions').selectAll().execute()).toEqual([]);
    expect(await server.database.db.selectFrom('sessions').selectAll().execute()).not.toEqual([]);
    expect(await dumpSchema(target.db)).toBe(await dumpSchema(server.database.db));
    const waiting = sql`select id, name, data, start_after from pgboss.job where data @> '{"waits": true}' order by id`;
    const { rows } = await waiting.execute(target.db);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows).toEqual((await waiting.execute(server.database.db)).rows);
    const findings = await examineOn(config, closing.record.head ?? undefined);
    expect(findings.filter(({ ok }) => !ok)).toEqual([]);
    expect(findings.find(({ name }) => name === 'files')?.says).toBe('1 attached, all there');

    await serving(target, 'whole', async (call, request) => {
      expect(await call(getIncident, { id: incidentId })).toMatchObject({ title: 'What rang', status: 'resolved' });
      expect((await call(getPostMortem, { id: postMortemId })).title).toBe('What a file hangs on');
      const bytes = await (await request(`/api/v1/files/${fileId}`)).arrayBuffer();
      expect(Buffer.from(bytes).equals(PICTURE)).toBe(true);
      const numbers = (await call(listIncidents, {})).items.map(({ reference }) => reference);
      const next = await call(createIncident, { title: 'After the restore' });
      expect(numbers).not.toContain(next.reference);
    });
  });

  it('is of one moment, whatever is written meanwhile', { timeout: 60_000 }, async () => {
    let isDone = false;
    const writing = (async () => {
      while (!isDone) {
        const { id } = await server.call(createIncident, { title: 'Meanwhile', services: ['kiosk'] });
        await server.call(updateIncident, { id, status: 'resolved' });
      }
    })();
    const path = await take('busy.tar.gz').finally(() => (isDone = true));
    await writing;
    // What hangs on what is not there, or a record that does not end as it should, is refused.
    const { closing } = await restore(path, configOf(await newDatabase(), 'busy'));
    expect(closing.parts['tables/incidents']?.rows).toBeGreaterThan(0);
  });

  it('says what is missing of it, and is taken all the same', async () => {
    const file = join(folder, 'source/files', fileId.slice(-2), fileId);
    const bytes = await readFile(file);
    await rm(file);
    try {
      const out = createWriteStream(join(folder, 'without.tar.gz'));
      const { missingFiles, files } = await backUp(source(), out, { withKey: false, end: true, signal: never });
      expect({ missingFiles, files }).toEqual({ missingFiles: [{ id: fileId, name: 'dot.png' }], files: 0 });
      const wrong = (await examineOn(source(), undefined)).filter(({ ok }) => !ok);
      expect(wrong).toEqual([expect.objectContaining({ name: 'files', says: expect.stringContaining('"dot.png"') })]);
    } finally {
      await writeFile(file, bytes);
    }
  });

  it('holds the key only when asked to, and then brings it along', async () => {
    const plain = gunzipSync(await readFile(await take('keyless.tar.gz'))).toString('latin1');
    expect(plain).not.toContain(SECRET_KEY);
    const path = await take('with-key.tar.gz', source(), true);
    const config = configOf(await newDatabase(), 'with-key');
    await mkdir(config.dataDir);
    const { keyPath } = await restore(path, config);
    expect((await readFile(keyPath ?? '', 'utf8')).trim()).toBe(SECRET_KEY);
  });

  it('says that tokens cannot be read where the key is another one', async () => {
    const { vault } = server.app.ctx;
    await sql`insert into slack_app (token, signing_secret, workspace, bot, connected_by, connected_at)
      values (${vault.seal('xoxb')}, ${vault.seal('s')}, 'Fernlinie', 'debrief', 'Nadia Brandt', now())`.execute(
      server.database.db,
    );
    const path = await take('sealed.tar.gz');
    const open = await restore(path, configOf(await newDatabase(), 'sealed', { SECRET_KEY }));
    expect(open.secrets).toBe('open');
    const config = configOf(await newDatabase(), 'locked', { SECRET_KEY: 'quite another key, as long' });
    expect((await restore(path, config)).secrets).toBe('locked');
    const findings = await examineOn(config, undefined);
    expect(findings.find(({ name }) => name === 'secrets')).toMatchObject({ ok: false });
  });

  it('of an older release is brought forward', async () => {
    const migrations = await readMigrations(MIGRATIONS);
    const old = await newDatabase();
    await old.db.transaction().execute((tx) => buildSchema(tx, migrations.slice(0, 12), '0.0.9'));
    await sql`insert into people (id, name, handles) values (${incidentId}, 'Old Hand', '{}')`.execute(old.db);
    const path = await take('old.tar.gz', configOf(old, 'old'));
    // Taken before anything is brought forward: the old release can still be started on it.
    expect((await sql`select from schema_migrations`.execute(old.db)).rows).toHaveLength(12);
    const target = await newDatabase();
    const { broughtForward } = await restore(path, configOf(target, 'forward'));
    expect(broughtForward).toHaveLength(migrations.length - 12);
    expect(await dumpSchema(target.db)).toBe(await dumpSchema(server.database.db));
    expect(await target.db.selectFrom('people').select('name').execute()).toEqual([{ name: 'Old Hand' }]);
  });
});

describe('what is refused changes nothing', () => {
  let whole: string;
  beforeAll(async () => {
    whole = await take('to-refuse.tar.gz');
  });

  it('an installation in use, unless it is to be replaced; then nothing of it is left', async () => {
    const target = await newDatabase();
    const config = configOf(target, 'used');
    await serving(target, 'used', () => Promise.resolve());
    await restore(whole, config);
    const before = await digests(target.db);
    await expect(restore(whole, config)).rejects.toThrow('in use. Take a backup of it, then say --replace');
    expect(await digests(target.db)).toEqual(before);
    await sql`insert into people (id, name, handles) values (${postMortemId}, 'Left behind', '{}')`.execute(target.db);
    await restore(whole, config, true);
    expect(await target.db.selectFrom('people').select('name').where('name', '=', 'Left behind').execute()).toEqual([]);
    expect(await dumpSchema(target.db)).toBe(await dumpSchema(server.database.db));
  });

  it('a server at work', async () => {
    const before = await digests(server.database.db);
    await expect(restore(whole, source(), true)).rejects.toThrow('a Debrief server is at work on this database');
    expect(await digests(server.database.db)).toEqual(before);
  });

  it('a file that is cut off anywhere, or of which a byte is another', { timeout: 120_000 }, async () => {
    const target = await newDatabase();
    const config = configOf(target, 'damaged');
    await restore(whole, config);
    const before = await digests(target.db);
    const bytes = await readFile(whole);
    const damaged: Buffer[] = [0.02, 0.4, 0.7, 0.98].map((share) =>
      bytes.subarray(0, Math.floor(bytes.length * share)),
    );
    damaged.push(
      bytes.subarray(0, -1),
      flip(bytes, 0.3),
      flip(bytes, 0.8),
      Buffer.from('no backup at all'),
      Buffer.alloc(0),
    );
    for (const one of damaged) {
      const path = join(folder, 'damaged.tar.gz');
      await writeFile(path, one);
      await expect(restore(path, config, true)).rejects.toThrow(/cut off|damaged|no backup|not where it should be/);
      await expect(checkBackup(createReadStream(path))).rejects.toThrow(
        /cut off|damaged|no backup|not where it should/,
      );
    }
    expect(await digests(target.db)).toEqual(before);
  });

  it('one whose words were changed inside, whole as it may look', async () => {
    const text = gunzipSync(await readFile(whole)).toString('latin1');
    expect(text).toContain('What a file hangs on');
    const changed = gzipSync(Buffer.from(text.replaceAll('What a file hangs on', 'What a fire hangs on'), 'latin1'));
    await expect(checkBackup(Readable.from([changed]))).rejects.toThrow('is not what was written');
    const config = configOf(await newDatabase(), 'changed');
    await expect(putBack(config, Readable.from([changed]), { replace: false })).rejects.toThrow(
      'is not what was written',
    );
  });

  it('one of a newer release, and one that another hand has migrated', async () => {
    const migrations = await readMigrations(MIGRATIONS);
    const newer = await newDatabase(false);
    const next = migrations.length + 1;
    await sql`insert into schema_migrations (version, name, checksum, applied_by) values (${next}, 'later', 'x', '9.9.9')`.execute(
      newer.db,
    );
    await expect(take('refused.tar.gz', configOf(newer, 'newer'))).rejects.toThrow('newer than this Debrief');
    const path = join(folder, 'newer.tar.gz');
    const client = await newer.pool.connect();
    await takeBackup(createWriteStream(path), {
      client,
      files: server.app.ctx.files,
      vault: undefined,
      secret: undefined,
      release: '9.9.9',
      migrations: [...migrations, { version: next, name: 'later', checksum: 'x', text: '' }],
      now: new Date(),
    });
    client.release();
    const config = configOf(await newDatabase(), 'refuses');
    await expect(restore(path, config)).rejects.toThrow(`migration ${next}), which is newer than this one`);
    await sql`delete from schema_migrations where version = ${next}`.execute(newer.db);
    await sql`update schema_migrations set checksum = 'y' where version = 3`.execute(newer.db);
    await expect(restore(await take('other.tar.gz', configOf(newer, 'newer')), config)).rejects.toThrow(
      'is not that of this Debrief',
    );
  });

  it('a database of somebody else', async () => {
    const target = await newDatabase();
    await sql`create table files (id int)`.execute(target.db);
    await expect(restore(whole, configOf(target, 'else'))).rejects.toThrow(`has a table "files" that is not Debrief's`);
    await expect(take('nothing.tar.gz', configOf(await newDatabase(), 'none'))).rejects.toThrow('nothing to back up');
  });

  it('a table of somebody else beside ours is left alone', async () => {
    const target = await newDatabase();
    await sql`create table of_somebody_else as select 1 as kept`.execute(target.db);
    await restore(whole, configOf(target, 'beside'));
    await restore(whole, configOf(target, 'beside'), true);
    expect((await sql`select kept from of_somebody_else`.execute(target.db)).rows).toEqual([{ kept: 1 }]);
  });
});

const flip = (bytes: Buffer, share: number): Buffer => {
  const copy = Buffer.from(bytes);
  const at = Math.floor(copy.length * share);
  copy[at] = copy[at]! ^ 0xff;
  return copy;
};

type Call = ReturnType<typeof createClient>;
async function serving(
  database: TestDatabase,
  name: string,
  work: (call: Call, request: (path: string) => Promise<Response>) => Promise<void>,
): Promise<void> {
  const config = readConfig({
    PORT: '0',
    DATABASE_URL: database.connectionString,
    DATA_DIR: join(folder, name),
    SECRET_KEY,
  });
  const app = await startApp(config, pino({ level: 'silent' }));
  const headers = { authorization: `Bearer ${server.adminKey}` };
  try {
    await work(createClient({ baseUrl: app.url, headers: () => headers }), (path) =>
      fetch(app.url + path, { headers }),
    );
  } finally {
    await app.stop();
    await database.pool.query('select 1');
  }
}
