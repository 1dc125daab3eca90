import { addDerivedParticipants, raiseParticipant, saveIncident } from '#server/features/incidents/index.ts';
import { resolvePeople } from '#server/features/people/index.ts';
import type { Context, Tx } from '#server/platform/context.ts';
import type { RecordPerson } from '#shared/incident-record.ts';
import { tidy } from './read-record.ts';

/** The people of a record take part in its incident; whoever has no role there gets one from what they did. */
export async function storePeople(
  ctx: Context,
  tx: Tx,
  incidentId: string,
  people: readonly RecordPerson[],
): Promise<void> {
  const named = people.filter((person) => tidy(person.name));
  const ids = await resolvePeople(
    tx,
    named.map((person) => ({ name: tidy(person.name), handles: (person.handles ?? []).map(tidy).filter(Boolean) })),
  );
  await addDerivedParticipants(tx, incidentId, [...new Set(ids)]);
  let leadId: string | undefined;
  for (const [index, { role }] of named.entries()) {
    const personId = ids[index];
    if (!role || !personId) continue;
    await raiseParticipant(tx, incidentId, personId, role);
    if (role === 'lead') leadId ??= personId;
  }
  await saveIncident(tx, incidentId, leadId ? { lead_id: leadId } : {}, ctx.now());
}
