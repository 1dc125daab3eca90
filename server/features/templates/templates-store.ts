import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/context.ts';
import type { TemplateChoice, TemplateContent } from '#shared/templates/template.ts';

const newest = (db: Db) =>
  db
    .selectFrom('templates as t')
    .innerJoin('template_versions as v', (join) =>
      join.onRef('v.key', '=', 't.key').onRef('v.version', '=', 't.version'),
    )
    .select([
      't.key',
      't.version',
      't.revision',
      't.priority',
      't.rules',
      't.is_default as isDefault',
      't.retired_at as retiredAt',
      'v.content',
      'v.written_by as writtenBy',
      'v.written_at as writtenAt',
      sql<number>`(select count(*) from post_mortems pm where pm.template = t.key)`.as('uses'),
    ]);

export type TemplateRow = Awaited<ReturnType<typeof listTemplateRows>>[number];

export async function listTemplateRows(db: Db) {
  return newest(db).orderBy('t.priority', 'desc').orderBy('t.key').execute();
}

export async function findTemplateRow(db: Db, key: string): Promise<TemplateRow | undefined> {
  return newest(db).where('t.key', '=', key).executeTakeFirst();
}

/** Whoever holds it is the only one who changes the template until the transaction ends. */
export async function lockTemplate(tx: Tx, key: string): Promise<void> {
  await tx.selectFrom('templates').select('key').where('key', '=', key).forUpdate().execute();
}

export async function listVersionRows(db: Db, key: string) {
  return db
    .selectFrom('template_versions as v')
    .select([
      'v.version',
      'v.content',
      'v.written_by as writtenBy',
      'v.written_at as writtenAt',
      sql<number>`(select count(*) from post_mortems pm where pm.template = v.key and pm.template_version = v.version)`.as(
        'uses',
      ),
    ])
    .where('v.key', '=', key)
    .orderBy('v.version', 'desc')
    .limit(500)
    .execute();
}

export async function findVersionRow(db: Db, key: string, version: number) {
  return db
    .selectFrom('template_versions')
    .select(['version', 'content', 'written_by as writtenBy', 'written_at as writtenAt'])
    .where('key', '=', key)
    .where('version', '=', version)
    .executeTakeFirst();
}

/** False when the key is taken already. */
export async function insertTemplate(
  tx: Tx,
  template: { key: string; content: TemplateContent; isDefault: boolean } & TemplateChoice,
  by: string | null,
): Promise<boolean> {
  const { key, content, isDefault, priority, rules } = template;
  const made = await tx
    .insertInto('templates')
    .values({ key, version: 1, priority, rules: JSON.stringify(rules), is_default: isDefault, retired_at: null })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('key')
    .execute();
  if (made.length === 0) return false;
  await insertVersion(tx, key, 1, content, by);
  return true;
}

async function insertVersion(tx: Tx, key: string, version: number, content: TemplateContent, by: string | null) {
  await tx
    .insertInto('template_versions')
    .values({ key, version, content: JSON.stringify(content), written_by: by })
    .execute();
}

export async function addVersion(tx: Tx, key: string, content: TemplateContent, by: string | null): Promise<void> {
  const { version } = await tx
    .updateTable('templates')
    .set({ version: sql<number>`version + 1`, revision: sql<number>`revision + 1` })
    .where('key', '=', key)
    .returning('version')
    .executeTakeFirstOrThrow();
  await insertVersion(tx, key, version, content, by);
}

export async function saveChoice(tx: Tx, key: string, { priority, rules }: TemplateChoice): Promise<void> {
  await tx
    .updateTable('templates')
    .set({ priority, rules: JSON.stringify(rules), revision: sql<number>`revision + 1` })
    .where('key', '=', key)
    .execute();
}

export async function saveRetired(tx: Tx, key: string, retiredAt: Date | null): Promise<void> {
  await tx
    .updateTable('templates')
    .set({ retired_at: retiredAt, revision: sql<number>`revision + 1` })
    .where('key', '=', key)
    .execute();
}

/** One is the default at any time: the one before gives way in the same transaction. */
export async function saveDefault(tx: Tx, key: string): Promise<void> {
  await sql`lock table templates in share row exclusive mode`.execute(tx);
  await tx.updateTable('templates').set({ is_default: false }).where('is_default', '=', true).execute();
  await tx
    .updateTable('templates')
    .set({ is_default: true, retired_at: null, revision: sql<number>`revision + 1` })
    .where('key', '=', key)
    .execute();
}
