import type { Db, Tx } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';

/** The follow-ups of a post-mortem as its live block shows them, in their order; what was taken away is left out. */
export async function listPlanned(db: Db, postMortemId: string) {
  return db
    .selectFrom('follow_ups as f')
    .leftJoin('people as owner', 'owner.id', 'f.owner_id')
    .select([
      'f.id',
      'f.number',
      'f.title',
      'f.why',
      'f.state',
      'f.status',
      'f.reason',
      'f.owner_id as ownerId',
      'owner.name as ownerName',
      'f.due_on as dueOn',
      'f.priority',
      'f.url',
      'f.kind',
      'f.factor_ids as factorIds',
      'f.evidence',
      'f.drafted_as as draftedAs',
      'f.changes',
      'f.strength',
    ])
    .where('f.post_mortem_id', '=', postMortemId)
    .where('f.removed_at', 'is', null)
    .orderBy('f.position')
    .orderBy('f.id')
    .execute();
}

export type PlannedRow = Awaited<ReturnType<typeof listPlanned>>[number];

export type DraftedFollowUp = {
  title: string;
  why: string;
  quote: string;
  ownerId: string | null;
  evidence: readonly string[];
  draftedAs: string;
};

/** Adds what a draft proposes from the given place on. */
export async function insertDraftedFollowUps(
  tx: Tx,
  postMortemId: string,
  followUps: readonly DraftedFollowUp[],
  { position, now }: { position: number; now: Date },
): Promise<void> {
  if (followUps.length === 0) return;
  const rows = followUps.map(({ ownerId, evidence, draftedAs, ...followUp }, index) => ({
    id: newId(),
    number: null,
    post_mortem_id: postMortemId,
    ...followUp,
    owner_id: ownerId,
    evidence: [...evidence],
    drafted_as: draftedAs,
    state: 'candidate' as const,
    origin: 'draft' as const,
    position: position + index,
    reason: null,
    due_on: null,
    priority: null,
    url: null,
    kind: null,
    created_by: null,
    created_at: now,
    updated_by: null,
    updated_at: now,
    done_at: null,
    removed_at: null,
  }));
  await tx.insertInto('follow_ups').values(rows).execute();
}
