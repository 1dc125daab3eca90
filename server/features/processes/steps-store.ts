import type { Db, Tx } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';
import type { StandingStep } from '#shared/rules/process.ts';

const at = (time: Date | null) => time?.getTime() ?? null;
const date = (time: number | null) => (time === null ? null : new Date(time));

/** In their order. The due date of publication is the document's own: `publishBy`. */
export async function listSteps(db: Db, postMortemId: string, publishBy: Date | null): Promise<StandingStep[]> {
  const rows = await db
    .selectFrom('process_steps')
    .selectAll()
    .where('post_mortem_id', '=', postMortemId)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    key: row.key,
    title: row.title,
    required: row.required,
    owner: row.owner_role,
    chosenId: row.chosen_id,
    personId: row.person_id,
    after: row.counted_from,
    earliestDays: row.earliest_days,
    dueDays: row.due_days,
    earliestAt: at(row.earliest_at),
    dueAt: at(row.key === 'published' ? publishBy : row.due_at),
    countedAt: at(row.counted_at),
    reasons: row.date_reasons,
    state: row.state,
    settledAt: at(row.settled_at),
    settledBy: row.settled_by,
    byHand: row.by_hand,
    because: row.because,
  }));
}

export async function saveStep(tx: Tx, postMortemId: string, step: StandingStep, position: number): Promise<void> {
  const fields = {
    title: step.title,
    position,
    required: step.required,
    owner_role: step.owner,
    chosen_id: step.chosenId,
    person_id: step.personId,
    counted_from: step.after,
    earliest_days: step.earliestDays,
    due_days: step.dueDays,
    earliest_at: date(step.earliestAt),
    due_at: step.key === 'published' ? null : date(step.dueAt),
    counted_at: date(step.countedAt),
    date_reasons: JSON.stringify(step.reasons),
    state: step.state,
    settled_at: date(step.settledAt),
    settled_by: step.settledBy,
    by_hand: step.byHand,
    because: step.because,
  };
  await tx
    .insertInto('process_steps')
    .values({ post_mortem_id: postMortemId, key: step.key, ...fields })
    .onConflict((conflict) => conflict.columns(['post_mortem_id', 'key']).doUpdateSet(fields))
    .execute();
}

export async function deleteSteps(tx: Tx, postMortemId: string, keys: readonly string[]): Promise<void> {
  if (keys.length > 0)
    await tx
      .deleteFrom('process_steps')
      .where('post_mortem_id', '=', postMortemId)
      .where('key', 'in', [...keys])
      .execute();
}

export type PauseRow = { from: Date; to: Date | null; because: string; by: string };

export async function listPauses(db: Db, postMortemId: string): Promise<PauseRow[]> {
  return db
    .selectFrom('process_pauses')
    .select(['from_at as from', 'to_at as to', 'because', 'by'])
    .where('post_mortem_id', '=', postMortemId)
    .orderBy('from_at')
    .orderBy('id')
    .execute();
}

export async function insertPause(
  tx: Tx,
  pause: { postMortemId: string; because: string; by: string },
  now: Date,
): Promise<void> {
  const { postMortemId, because, by } = pause;
  await tx
    .insertInto('process_pauses')
    .values({ id: newId(), post_mortem_id: postMortemId, from_at: now, to_at: null, because, by })
    .execute();
}

export async function endPause(tx: Tx, postMortemId: string, now: Date): Promise<void> {
  await tx
    .updateTable('process_pauses')
    .set({ to_at: now })
    .where('post_mortem_id', '=', postMortemId)
    .where('to_at', 'is', null)
    .execute();
}
