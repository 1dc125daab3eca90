import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';
import { normaliseMarkdown } from '#shared/document/markdown/index.ts';

export type SectionRow = Awaited<ReturnType<typeof listSections>>[number];

export async function listSections(db: Db, postMortemId: string) {
  return db
    .selectFrom('sections as s')
    .leftJoin('proposals as p', (join) =>
      join.onRef('p.post_mortem_id', '=', 's.post_mortem_id').onRef('p.key', '=', 's.key'),
    )
    .select([
      's.key',
      's.title',
      's.position',
      's.guidance',
      's.required',
      's.markdown',
      's.drafted',
      's.version',
      's.edited_by as editedBy',
      's.edited_at as editedAt',
      'p.id as proposalId',
      'p.markdown as proposalMarkdown',
      'p.drafted_at as proposalDraftedAt',
    ])
    .where('s.post_mortem_id', '=', postMortemId)
    .orderBy('s.position')
    .execute();
}

export type NewSection = {
  key: string;
  title: string;
  position: number;
  guidance: string;
  required: boolean;
  markdown: string;
};

export async function insertSections(
  tx: Tx,
  postMortemId: string,
  sections: readonly NewSection[],
  isDrafted: boolean,
): Promise<void> {
  if (sections.length === 0) return;
  // A draft is stored as the document would write it, so that what nobody touched stays equal to it when it is opened and
  // written out. What was imported may be megabytes, and is brought into that form when somebody opens it.
  const written = sections.map((section) =>
    isDrafted ? { ...section, markdown: normaliseMarkdown(section.markdown) } : section,
  );
  await tx
    .insertInto('sections')
    .values(
      written.map((section) => ({
        post_mortem_id: postMortemId,
        ...section,
        drafted: isDrafted ? section.markdown : '',
        edited_by: null,
        edited_at: null,
      })),
    )
    .execute();
  await tx
    .insertInto('section_versions')
    .values(
      written.map((section) => ({
        post_mortem_id: postMortemId,
        key: section.key,
        version: 1,
        markdown: section.markdown,
        written_by: null,
      })),
    )
    .execute();
}

/** What a section says now. `by` names who wrote; null is Debrief. */
export type SettledSection = {
  key: string;
  markdown: string;
  by: string | null;
  /** Written letter by letter: one version holds a whole burst of it. */
  isTyped: boolean;
  /** It is a draft, and stands as drafted until somebody writes in it. */
  isDrafted: boolean;
};

/** Typing of the same people in one section makes one version as long as it pauses for less than this. */
const BURST = sql`interval '10 minutes'`;

/** A section as it was and as it is; `by` names who wrote, null for Debrief itself. */
export type SectionChange = { key: string; before: string; after: string; by: string | null };

/** Lets the sections say what the document says. A section that says it already, in other signs for the same, stays as it is. */
export async function settleSections(
  tx: Tx,
  postMortemId: string,
  settled: readonly SettledSection[],
  now: Date,
): Promise<SectionChange[]> {
  const changes: SectionChange[] = [];
  for (const section of settled) {
    const { key, markdown } = section;
    const row = await findSectionForUpdate(tx, postMortemId, key);
    if (!row) continue;
    if (section.isDrafted) await markDrafted(tx, postMortemId, key, markdown);
    const isSame = row.markdown === markdown || (!section.isDrafted && normaliseMarkdown(row.markdown) === markdown);
    if (isSame) continue;
    await writeVersion(tx, postMortemId, section, row.version, now);
    changes.push({ key, before: row.markdown, after: markdown, by: section.by });
  }
  return changes;
}

async function findSectionForUpdate(tx: Tx, postMortemId: string, key: string) {
  return tx
    .selectFrom('sections')
    .select(['markdown', 'version'])
    .where('post_mortem_id', '=', postMortemId)
    .where('key', '=', key)
    .forUpdate()
    .executeTakeFirst();
}

async function writeVersion(
  tx: Tx,
  postMortemId: string,
  { key, markdown, by, isTyped, isDrafted }: SettledSection,
  before: number,
  now: Date,
): Promise<void> {
  const version = before + 1;
  const author = isDrafted
    ? { edited_by: null, edited_at: null }
    : by === null
      ? {}
      : { edited_by: by, edited_at: now };
  await tx
    .updateTable('sections')
    .set({ markdown, version, ...author })
    .where('post_mortem_id', '=', postMortemId)
    .where('key', '=', key)
    .execute();
  const text = { version, markdown, written_at: now };
  if (isTyped) {
    const renewed = await tx
      .updateTable('section_versions')
      .set(text)
      .where('post_mortem_id', '=', postMortemId)
      .where('key', '=', key)
      .where('version', '=', before)
      .where('typed', '=', true)
      .where(sql<boolean>`written_by is not distinct from ${by}`)
      .where(sql<boolean>`written_at > ${now}::timestamptz - ${BURST}`)
      .executeTakeFirst();
    if (renewed.numUpdatedRows > 0n) return;
  }
  await tx
    .insertInto('section_versions')
    .values({ post_mortem_id: postMortemId, key, ...text, written_by: by, typed: isTyped })
    .execute();
}

export async function listSectionVersionRows(db: Db, postMortemId: string, key: string) {
  return db
    .selectFrom('section_versions')
    .select(['version', 'markdown', 'written_by as writtenBy', 'written_at as writtenAt'])
    .where('post_mortem_id', '=', postMortemId)
    .where('key', '=', key)
    .orderBy('version', 'desc')
    .limit(500)
    .execute();
}

/** The newest draft of a section that a person has written in; an older offer gives way. */
export async function propose(tx: Tx, postMortemId: string, key: string, markdown: string, now: Date): Promise<void> {
  await tx
    .insertInto('proposals')
    .values({ id: newId(), post_mortem_id: postMortemId, key, markdown, drafted_at: now })
    .onConflict((conflict) =>
      conflict.columns(['post_mortem_id', 'key']).doUpdateSet({ id: newId(), markdown, drafted_at: now }),
    )
    .execute();
}

export async function findProposal(db: Db, postMortemId: string, proposalId: string) {
  return db
    .selectFrom('proposals')
    .select(['key', 'markdown'])
    .where('post_mortem_id', '=', postMortemId)
    .where('id', '=', proposalId)
    .executeTakeFirst();
}

export async function takeProposal(tx: Tx, postMortemId: string, proposalId: string) {
  return tx
    .deleteFrom('proposals')
    .where('post_mortem_id', '=', postMortemId)
    .where('id', '=', proposalId)
    .returning(['key', 'markdown'])
    .executeTakeFirst();
}

export async function markDrafted(tx: Tx, postMortemId: string, key: string, drafted: string): Promise<void> {
  await tx
    .updateTable('sections')
    .set({ drafted })
    .where('post_mortem_id', '=', postMortemId)
    .where('key', '=', key)
    .execute();
}

export async function listCitations(db: Db, postMortemId: string) {
  return db
    .selectFrom('citations')
    .select(['number', 'event_id as eventId'])
    .where('post_mortem_id', '=', postMortemId)
    .orderBy('number')
    .execute();
}

export async function addCitations(tx: Tx, postMortemId: string, numbers: ReadonlyMap<string, number>): Promise<void> {
  if (numbers.size === 0) return;
  await tx
    .insertInto('citations')
    .values([...numbers].map(([eventId, number]) => ({ post_mortem_id: postMortemId, number, event_id: eventId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
