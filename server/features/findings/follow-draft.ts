import type { Tx } from '#server/platform/context.ts';
import type { BlockTable } from './block-rows-store.ts';
import { findDrafted, forgetDrafted, saveDrafted } from './drafted-store.ts';

/** A row as a draft proposes it: its columns, and what the drafter knows it by. */
export type Proposed = { draftedAs: string; columns: Record<string, unknown> };

/**
 * Brings the rows that earlier drafts proposed to what the draft proposes now. What a person has changed, struck or taken away
 * stays as they left it; what nobody touched follows the record, and goes when the draft no longer proposes it. Answers those
 * that are new. With `adds` only, what is there already stays: the document is being reviewed.
 */
export async function followDraft<Row extends Proposed>(
  tx: Tx,
  table: BlockTable,
  postMortemId: string,
  proposed: readonly Row[],
  { adds, now }: { adds: 'only' | 'too'; now: Date },
): Promise<Row[]> {
  const known = new Map((await findDrafted(tx, table, postMortemId)).map((row) => [row.draftedAs, row]));
  if (adds === 'too') {
    const kept = new Set(proposed.map((row) => row.draftedAs));
    const gone = [...known.values()].filter((row) => row.isUntouched && !row.isGone && !kept.has(row.draftedAs));
    await forgetDrafted(
      tx,
      table,
      gone.map((row) => row.id),
      now,
    );
    for (const { draftedAs, columns } of proposed) {
      const row = known.get(draftedAs);
      if (row?.isUntouched) await saveDrafted(tx, table, row.id, columns, now);
    }
  }
  return proposed.filter((row) => !known.has(row.draftedAs));
}
