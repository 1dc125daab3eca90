import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrate } from '#server/platform/migrate.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';

const MIGRATIONS = join(import.meta.dirname, '../server/platform/migrations');
let database: TestDatabase;
let before: string;

beforeAll(async () => {
  database = await createTestDatabase({ empty: true });
  before = await mkdtemp(join(tmpdir(), 'debrief-before-coach-'));
  for (const name of (await readdir(MIGRATIONS)).filter((name) => name < '0011'))
    await cp(join(MIGRATIONS, name), join(before, name));
});
afterAll(async () => {
  await database?.drop();
  await rm(before, { recursive: true, force: true });
});

it('questions that drafts left open keep their order and get an identity, each once', async () => {
  const { db, pool } = database;
  await migrate(db, before);
  const asked = [
    { text: 'Who noticed first?', about: 'times.detected' },
    { text: 'How many customers?', about: 'impact.customers' },
    { text: 'Who noticed first?', about: 'times.detected' },
  ];
  const add = (title: string, questions: object[]) =>
    pool.query(
      `insert into post_mortems (id, title, template, time_zone, open_questions) values (gen_random_uuid(), $1, 'standard', 'UTC', $2)`,
      [title, JSON.stringify(questions)],
    );
  await add('Asked', asked);
  await add('Nothing asked', []);
  await migrate(db, MIGRATIONS);
  const { rows } = await pool.query(
    `select pm.title, q.text, q.about, q.state, q.settled_at from questions q join post_mortems pm on pm.id = q.post_mortem_id order by q.position`,
  );
  const open = { title: 'Asked', state: 'open', settled_at: null };
  expect(rows).toEqual(asked.slice(0, 2).map((question) => ({ ...open, ...question })));
});
