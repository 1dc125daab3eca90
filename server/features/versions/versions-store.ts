import type { Db, Tx } from '#server/platform/context.ts';
import type { VersionKind } from '#server/platform/tables.ts';

const ROW = [
  'number',
  'kind',
  'name',
  'authors',
  'began_at as beganAt',
  'made_at as madeAt',
  'restored_from as restoredFrom',
] as const;
export type VersionRow = NonNullable<Awaited<ReturnType<typeof findVersionRow>>>;

export async function listVersionRows(db: Db, postMortemId: string, before: number | null, limit: number) {
  let query = db
    .selectFrom('document_versions')
    .select(ROW)
    .where('post_mortem_id', '=', postMortemId)
    .orderBy('number', 'desc')
    .limit(limit);
  if (before !== null) query = query.where('number', '<', before);
  return query.execute();
}

export async function findVersionRow(db: Db, postMortemId: string, number: number) {
  return db
    .selectFrom('document_versions')
    .select([...ROW, 'content', 'schema_version as schemaVersion', 'sections'])
    .where('post_mortem_id', '=', postMortemId)
    .where('number', '=', number)
    .executeTakeFirst();
}

/** The newest, held until the transaction ends so that two who keep a version at once do so one after the other. */
export async function findNewestForUpdate(tx: Tx, postMortemId: string) {
  await tx.selectFrom('post_mortems').select('id').where('id', '=', postMortemId).forUpdate().execute();
  return tx
    .selectFrom('document_versions')
    .select([...ROW, 'digest'])
    .where('post_mortem_id', '=', postMortemId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export type NewVersion = {
  postMortemId: string;
  number: number;
  kind: VersionKind;
  name: string | null;
  content: string;
  digest: Buffer;
  schemaVersion: number;
  sections: { key: string; title: string }[];
  authors: string[];
  restoredFrom: number | null;
  at: Date;
};

export async function insertVersion(tx: Tx, version: NewVersion): Promise<void> {
  await tx
    .insertInto('document_versions')
    .values({
      post_mortem_id: version.postMortemId,
      number: version.number,
      kind: version.kind,
      name: version.name,
      content: version.content,
      digest: version.digest,
      schema_version: version.schemaVersion,
      sections: JSON.stringify(version.sections),
      authors: JSON.stringify(version.authors),
      began_at: version.at,
      made_at: version.at,
      restored_from: version.restoredFrom,
    })
    .execute();
}

/** The burst goes on: its version takes the text as it is now. */
export async function renewVersion(
  tx: Tx,
  postMortemId: string,
  number: number,
  change: { content: string; digest: Buffer; authors: string[]; at: Date },
): Promise<void> {
  await tx
    .updateTable('document_versions')
    .set({
      content: change.content,
      digest: change.digest,
      authors: JSON.stringify(change.authors),
      made_at: change.at,
    })
    .where('post_mortem_id', '=', postMortemId)
    .where('number', '=', number)
    .execute();
}

export async function setVersionName(tx: Tx, postMortemId: string, number: number, name: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('document_versions')
    .set({ name, kind: 'named' })
    .where('post_mortem_id', '=', postMortemId)
    .where('number', '=', number)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function listSectionTitles(db: Db, postMortemId: string): Promise<{ key: string; title: string }[]> {
  return db
    .selectFrom('sections')
    .select(['key', 'title'])
    .where('post_mortem_id', '=', postMortemId)
    .orderBy('position')
    .execute();
}

/** How whoever wrote under a Yjs client id is called; null is Debrief itself. */
export async function listClientNames(db: Db, postMortemId: string): Promise<Map<number, string | null>> {
  const rows = await db
    .selectFrom('document_clients')
    .select(['client_id as client', 'name'])
    .where('post_mortem_id', '=', postMortemId)
    .execute();
  return new Map(rows.map((row) => [Number(row.client), row.name]));
}

export async function hasVersions(db: Db, postMortemId: string): Promise<boolean> {
  const row = await db
    .selectFrom('document_versions')
    .select('number')
    .where('post_mortem_id', '=', postMortemId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
