import { sql } from 'kysely';
import { visiblePostMortems } from '#server/features/post-mortems/index.ts';
import type { Db, Tx } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';
import type { Actor } from '#shared/rules/access.ts';
import type { Meeting } from '#shared/rules/debrief-meeting.ts';

export type DebriefOf = Awaited<ReturnType<typeof listDebriefsOf>>[number];
export type DebriefRow = Awaited<ReturnType<typeof listDebriefRows>>[number];
type Named = { id: string; name: string };

const rows = (db: Db) =>
  db
    .selectFrom('debriefs as d')
    .innerJoin('post_mortems as pm', 'pm.id', 'd.post_mortem_id')
    .leftJoin('people as f', 'f.id', 'd.facilitator_id')
    .select([
      'd.id',
      'd.post_mortem_id as postMortemId',
      'pm.number',
      'pm.title',
      'd.starts_at as startsAt',
      'd.minutes',
      'd.time_zone as timeZone',
      'd.place',
      'd.url',
      'd.facilitator_id as facilitatorId',
      'f.name as facilitatorName',
      'd.state',
      'd.sequence',
      'd.because',
      'd.scheduled_by as scheduledBy',
      'd.scheduled_at as scheduledAt',
      'd.held_at as heldAt',
      'd.meeting',
      sql<(Named & { timeZone: string | null })[]>`coalesce((
        select json_agg(json_build_object('id', p.id, 'name', p.name, 'timeZone', p.time_zone) order by p.name)
        from debrief_invited i join people p on p.id = i.person_id where i.debrief_id = d.id), '[]')`.as('invited'),
      sql<(Named & { present: boolean })[]>`coalesce((
        select json_agg(json_build_object('id', p.id, 'name', p.name, 'present', a.present) order by p.name)
        from debrief_attendance a join people p on p.id = a.person_id where a.debrief_id = d.id), '[]')`.as(
        'attendance',
      ),
    ]);

/** The last one first. */
export async function listDebriefRows(db: Db, postMortemId: string) {
  return rows(db).where('d.post_mortem_id', '=', postMortemId).orderBy('d.starts_at', 'desc').orderBy('d.id').execute();
}

export async function findDebrief(db: Db, id: string): Promise<DebriefRow | undefined> {
  return rows(db).where('d.id', '=', id).executeTakeFirst();
}

/** The meeting that is going on or lies ahead, else the last that was held. */
export async function findCurrentDebrief(db: Db, postMortemId: string): Promise<DebriefRow | undefined> {
  return rows(db)
    .where('d.post_mortem_id', '=', postMortemId)
    .where('d.state', '!=', 'cancelled')
    .orderBy(sql`d.state = 'scheduled'`, 'desc')
    .orderBy('d.held_at', 'desc')
    .executeTakeFirst();
}

export type DebriefFields = Partial<{
  starts_at: Date;
  minutes: number;
  time_zone: string;
  place: string;
  url: string | null;
  facilitator_id: string | null;
  state: 'scheduled' | 'held' | 'cancelled';
  sequence: number;
  because: string | null;
  held_at: Date | null;
}>;

export async function insertDebrief(
  tx: Tx,
  fields: Required<Omit<DebriefFields, 'state' | 'sequence' | 'because' | 'held_at'>> & {
    post_mortem_id: string;
    scheduled_by: string;
    scheduled_at: Date;
  },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('debriefs')
    .values({ id, ...fields, because: null, held_at: null, meeting: null })
    .execute();
  return id;
}

export async function saveDebrief(tx: Tx, id: string, fields: DebriefFields): Promise<void> {
  await tx.updateTable('debriefs').set(fields).where('id', '=', id).execute();
}

export async function saveMeeting(tx: Tx, id: string, meeting: Meeting): Promise<void> {
  await tx
    .updateTable('debriefs')
    .set({ meeting: JSON.stringify(meeting) })
    .where('id', '=', id)
    .execute();
}

/** Makes these the ones who are invited. */
export async function setInvited(tx: Tx, debriefId: string, personIds: readonly string[]): Promise<void> {
  await tx.deleteFrom('debrief_invited').where('debrief_id', '=', debriefId).execute();
  if (personIds.length === 0) return;
  await tx
    .insertInto('debrief_invited')
    .values(personIds.map((personId) => ({ debrief_id: debriefId, person_id: personId })))
    .execute();
}

/** What was said by hand stands over presence. Answers whether anything changed. */
export async function setPresent(
  tx: Tx,
  attendance: { debriefId: string; personId: string; present: boolean; byHand: boolean },
  now: Date,
): Promise<boolean> {
  const { debriefId, personId, present, byHand } = attendance;
  const written = await tx
    .insertInto('debrief_attendance')
    .values({ debrief_id: debriefId, person_id: personId, present, by_hand: byHand, at: now })
    .onConflict((conflict) => {
      const update = conflict.columns(['debrief_id', 'person_id']);
      return byHand ? update.doUpdateSet({ present, by_hand: true, at: now }) : update.doNothing();
    })
    .executeTakeFirst();
  return (written.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Meetings of a person between two instants that they may see. */
export async function listDebriefsOf(db: Db, actor: Actor, personId: string, from: Date, to: Date) {
  return db
    .selectFrom('debriefs as d')
    .innerJoin('post_mortems as pm', 'pm.id', 'd.post_mortem_id')
    .select([
      'd.id',
      'd.starts_at as startsAt',
      'd.minutes',
      'pm.id as postMortemId',
      'pm.number',
      'pm.title',
      'd.place',
    ])
    .where('d.state', '=', 'scheduled')
    .where(visiblePostMortems(actor, 'pm'))
    .where('d.starts_at', '>=', from)
    .where('d.starts_at', '<', to)
    .where((where) =>
      where.or([
        where('d.facilitator_id', '=', personId),
        where.exists(
          where
            .selectFrom('debrief_invited as i')
            .select('i.person_id')
            .whereRef('i.debrief_id', '=', 'd.id')
            .where('i.person_id', '=', personId),
        ),
      ]),
    )
    .orderBy('d.starts_at')
    .execute();
}
