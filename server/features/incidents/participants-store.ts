import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/context.ts';
import type { ParticipantRole } from '#shared/incident-record.ts';

export type ParticipantRow = {
  personId: string;
  name: string;
  handles: string[];
  role: ParticipantRole;
  basis: 'stated' | 'derived';
};

export async function listParticipantRows(db: Db, incidentId: string): Promise<ParticipantRow[]> {
  return db
    .selectFrom('participants')
    .innerJoin('people', 'people.id', 'participants.person_id')
    .select([
      'participants.person_id as personId',
      'people.name',
      'people.handles',
      'participants.role',
      'participants.basis',
    ])
    .where('incident_id', '=', incidentId)
    .where('hidden', '=', false)
    .orderBy(sql`array_position(array['lead', 'responder', 'reporter', 'observer'], role)`)
    .orderBy('people.name')
    .execute();
}

/** Who did something took part. A role that was stated stays, and who was taken off stays off. */
export async function addDerivedParticipants(tx: Tx, incidentId: string, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return;
  await tx
    .insertInto('participants')
    .values(
      personIds.map((personId) => ({
        incident_id: incidentId,
        person_id: personId,
        role: 'responder' as const,
        basis: 'derived' as const,
      })),
    )
    .onConflict((conflict) => conflict.columns(['incident_id', 'person_id']).doNothing())
    .execute();
}

export async function stateParticipant(
  tx: Tx,
  incidentId: string,
  personId: string,
  role: ParticipantRole,
): Promise<void> {
  if (role === 'lead') {
    await tx
      .updateTable('participants')
      .set({ role: 'responder' })
      .where('incident_id', '=', incidentId)
      .where('role', '=', 'lead')
      .where('person_id', '!=', personId)
      .execute();
  }
  await tx
    .insertInto('participants')
    .values({ incident_id: incidentId, person_id: personId, role, basis: 'stated' })
    .onConflict((conflict) =>
      conflict.columns(['incident_id', 'person_id']).doUpdateSet({ role, basis: 'stated', hidden: false }),
    )
    .execute();
}

/** Somebody took part in this role. A role only rises, and who was taken off stays off. */
export async function raiseParticipant(
  tx: Tx,
  incidentId: string,
  personId: string,
  role: ParticipantRole,
): Promise<void> {
  const { rows } = await sql<{ hidden: boolean; isHigher: boolean }>`
    select hidden, basis = 'stated' and array_position(${RANK}, role) >= array_position(${RANK}, ${role}::text)
      or basis = 'derived' and ${role}::text = 'observer' as "isHigher"
    from participants where incident_id = ${incidentId} and person_id = ${personId}`.execute(tx);
  const known = rows[0];
  if (!known?.hidden && !known?.isHigher) await stateParticipant(tx, incidentId, personId, role);
}

const RANK = sql`array['observer', 'reporter', 'responder', 'lead']`;

export async function hideParticipant(tx: Tx, incidentId: string, personId: string): Promise<boolean> {
  const row = await tx
    .updateTable('participants')
    .set({ hidden: true })
    .where('incident_id', '=', incidentId)
    .where('person_id', '=', personId)
    .where('hidden', '=', false)
    .returning('person_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Roles as derived anew; stated ones are left alone. */
export async function saveDerivedRoles(
  tx: Tx,
  incidentId: string,
  roles: readonly { personId: string; role: ParticipantRole }[],
): Promise<void> {
  if (roles.length === 0) return;
  await sql`
    update participants p set role = r.role
    from unnest(${roles.map((one) => one.personId)}::uuid[], ${roles.map((one) => one.role)}::text[]) as r (person_id, role)
    where p.incident_id = ${incidentId} and p.person_id = r.person_id and p.basis = 'derived' and p.role <> r.role`.execute(
    tx,
  );
}
