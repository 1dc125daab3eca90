import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';
import type { LikenessVerdict } from '#shared/rules/similar.ts';

export type VerdictRow = LikenessVerdict & {
  otherId: string;
  number: number;
  title: string;
  note: string;
  at: Date;
  undoneBy: string | null;
  undoneAt: Date | null;
};

/** What was said about an incident and others that may be seen, newest first, with what was taken back. */
export async function listVerdicts(
  db: Db,
  incidentId: string,
  visible: RawBuilder<boolean>,
  which: 'holding' | 'all' = 'holding',
): Promise<VerdictRow[]> {
  const { rows } = await sql<VerdictRow>`
    select v.verdict, v.by, v.note, v.at, v.undone_by as "undoneBy", v.undone_at as "undoneAt", i.id as "otherId", i.number, i.title
    from (select v.*, v.other_id as far_id from likeness_verdicts v where v.one_id = ${incidentId}
      union all select v.*, v.one_id from likeness_verdicts v where v.other_id = ${incidentId}) v
    join incidents i on i.id = v.far_id
    where ${visible} ${which === 'holding' ? sql`and v.undone_at is null` : sql``}
    order by v.id desc limit 200`.execute(db);
  return rows;
}

type Pair = { oneId: string; otherId: string };
const inOrder = (a: string, b: string): Pair => (a < b ? { oneId: a, otherId: b } : { oneId: b, otherId: a });

/** Says it anew: what was said before is kept, as taken back by whoever says otherwise now. */
export async function addVerdict(
  tx: Tx,
  [a, b]: readonly [string, string],
  said: { verdict: 'same' | 'not-same'; note: string; by: string; personId: string | null },
  now: Date,
): Promise<void> {
  const { oneId, otherId } = inOrder(a, b);
  await undoVerdict(tx, [a, b], said.by, now);
  await tx
    .insertInto('likeness_verdicts')
    .values({
      id: newId(),
      one_id: oneId,
      other_id: otherId,
      verdict: said.verdict,
      note: said.note,
      by: said.by,
      person_id: said.personId,
      at: now,
      undone_by: null,
      undone_at: null,
    })
    .execute();
}

/** Whether there was anything to take back. */
export async function undoVerdict(tx: Tx, [a, b]: readonly [string, string], by: string, now: Date): Promise<boolean> {
  const { oneId, otherId } = inOrder(a, b);
  const { numUpdatedRows } = await tx
    .updateTable('likeness_verdicts')
    .set({ undone_by: by, undone_at: now })
    .where('one_id', '=', oneId)
    .where('other_id', '=', otherId)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** What an incident repeats, in place of what was found before. */
export async function keepRepeats(
  tx: Tx,
  incidentId: string,
  repeats: readonly { incidentId: string; daysAgo: number }[],
): Promise<void> {
  await tx.deleteFrom('incident_repeats').where('incident_id', '=', incidentId).execute();
  if (repeats.length === 0) return;
  await sql`
    insert into incident_repeats (incident_id, earlier_id, days_between)
    select ${incidentId}::uuid, r.id, r.days
    from unnest(${repeats.map((one) => one.incidentId)}::uuid[], ${repeats.map((one) => one.daysAgo)}::real[]) r (id, days)
    on conflict do nothing`.execute(tx);
}
