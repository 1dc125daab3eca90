import type { Tx } from '#server/platform/context.ts';
import type { DraftedRows } from '#shared/drafting/draft-rows.ts';
import { placeBehind } from './block-rows-store.ts';
import { insertFactors } from './factors-store.ts';
import { followDraft } from './follow-draft.ts';
import { insertDraftedFollowUps } from './planned-store.ts';
import { insertRisks } from './risks-store.ts';
import { keepRowText } from './row-text-store.ts';

type Options = {
  /** 'only' adds what is new and leaves all else: the document has left the hands of its writers. */
  adds: 'only' | 'too';
  /** The person that a draft names, if they are known. */
  personOf: (name: string) => string | null;
  now: Date;
};

/** Keeps what a draft proposes as candidates, and answers in which blocks there are new ones. */
export async function storeDraftedRows(
  tx: Tx,
  postMortemId: string,
  rows: DraftedRows,
  { adds, personOf, now }: Options,
): Promise<Set<keyof DraftedRows>> {
  const behind = async (table: 'factors' | 'risks' | 'follow_ups') => ({
    position: (await placeBehind(tx, table, postMortemId)).position,
    by: null,
    now,
  });
  const options = { adds, now };

  const factors = [...rows['contributing-factors'], ...rows.mitigators].map((row) => {
    const { title, kind, role, why, evidence } = row;
    return { ...row, state: 'candidate' as const, columns: { title, kind, role, why, evidence } };
  });
  const newFactors = await followDraft(tx, 'factors', postMortemId, factors, options);
  const place = await behind('factors');
  await insertFactors(tx, postMortemId, newFactors.map(withoutColumns), place);

  const risks = rows.risks.map((row) => {
    return { ...row, state: 'candidate' as const, columns: { text: row.text, evidence: row.evidence } };
  });
  const newRisks = await followDraft(tx, 'risks', postMortemId, risks, options);
  await insertRisks(tx, postMortemId, newRisks.map(withoutColumns), await behind('risks'));

  const followUps = rows['follow-ups'].map(({ owner, ...row }) => {
    const ownerId = owner === null ? null : personOf(owner);
    const { title, why, quote, evidence } = row;
    return { ...row, ownerId, columns: { title, why, quote, evidence, owner_id: ownerId } };
  });
  const newFollowUps = await followDraft(tx, 'follow_ups', postMortemId, followUps, options);
  await insertDraftedFollowUps(tx, postMortemId, newFollowUps.map(withoutColumns), await behind('follow_ups'));
  await keepRowText(tx, postMortemId);
  return new Set([
    ...newFactors.map((row) =>
      row.role === 'limited-the-damage' ? ('mitigators' as const) : ('contributing-factors' as const),
    ),
    ...newRisks.map(() => 'risks' as const),
    ...newFollowUps.map(() => 'follow-ups' as const),
  ]);
}

function withoutColumns<Row extends { columns: unknown }>({ columns: _, ...row }: Row): Omit<Row, 'columns'> {
  return row;
}
