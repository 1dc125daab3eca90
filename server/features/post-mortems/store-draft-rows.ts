import { storeDraftedRows } from '#server/features/findings/index.ts';
import type { Context, Tx } from '#server/platform/context.ts';
import { blockNames } from '#shared/document/blocks.ts';
import type { PostMortemDocument } from '#shared/document/document.ts';
import { type Draft, draftPostMortem as draft } from '#shared/drafting/draft.ts';
import { type DraftedRows, draftRows } from '#shared/drafting/draft-rows.ts';
import type { IncidentRecord } from '#shared/incident-record.ts';

type Drafting = {
  drafted: Draft;
  document: PostMortemDocument;
  record: IncidentRecord;
  /** Of the post-mortem; null when it was made just now. */
  status: 'draft' | 'in-review' | 'published' | null;
  now: Date;
};

/**
 * Keeps what a draft proposes as rows: factors, mitigators, risks and follow-ups that a block of the document shows. A reader
 * outside, whose document shows none of these, has none. What is published stays as it is. Answers the blocks with new rows.
 */
export async function storeDraftRows(
  tx: Tx,
  postMortemId: string,
  { drafted, document, record, status, now }: Drafting,
): Promise<ReadonlySet<string>> {
  if (status === 'published') return new Set();
  // Who edits a row at this moment holds this lock.
  await tx.selectFrom('post_mortems').select('id').where('id', '=', postMortemId).forUpdate().execute();
  const people = new Map((record.people ?? []).map((person) => [person.name, person.id ?? null]));
  const rows = shownRows(drafted, document, record);
  const adds = status === 'in-review' ? 'only' : 'too';
  return storeDraftedRows(tx, postMortemId, rows, { adds, personOf: (name) => people.get(name) ?? null, now });
}

/** Whether a newer draft of a section shows new rows in a block that whoever wrote the section took out of it. */
export function offersNews(fresh: string, markdown: string, news: ReadonlySet<string>): boolean {
  const shown = new Set(blockNames(markdown));
  return blockNames(fresh).some((name) => news.has(name) && !shown.has(name));
}

/** A draft keys events and proposes rows: what shows them is read anew. */
export function tellOfDraft(ctx: Context, postMortemId: string): void {
  for (const what of ['timeline', 'factors', 'risks', 'follow-ups'] as const) ctx.documents.tell(postMortemId, what);
}

const NONE: DraftedRows = { 'contributing-factors': [], mitigators: [], risks: [], 'follow-ups': [] };
const BLOCKS = Object.keys(NONE) as (keyof DraftedRows)[];
/** Where the drafter has the rows of a block from. */
const sectionOf = (block: keyof DraftedRows): string => (block === 'risks' ? 'learnings-and-risks' : block);

/** A block may stand in a section of the template's own, where the drafter says nothing: its rows are drafted all the same. */
function shownRows(drafted: Draft, document: PostMortemDocument, record: IncidentRecord): DraftedRows {
  const shown = new Set(document.sections.flatMap(({ markdown }) => blockNames(markdown)));
  const wanted = BLOCKS.filter((block) => shown.has(block));
  if (wanted.length === 0) return NONE;
  const isDrafted = wanted.every((block) => drafted.sections.some((one) => one.key === sectionOf(block)));
  const rows = draftRows(isDrafted ? drafted : draft(record, { timeZone: drafted.timeZone }));
  return { ...NONE, ...Object.fromEntries(wanted.map((block) => [block, rows[block]])) };
}
