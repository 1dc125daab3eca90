import { getIncidentRow, listAllEvents, storeEvents } from '#server/features/incidents/index.ts';
import { guardOf } from '#server/features/post-mortems/index.ts';
import type { Context, Tx } from '#server/platform/context.ts';
import type { ParticipantRole } from '#shared/incident-record.ts';
import { ACCOUNT_QUESTIONS, NAMELESS } from '#shared/rules/accounts.ts';
import { type AccountRow, listAccountRows, listParticipantsOf } from './accounts-store.ts';

const KIND_OF = new Map(ACCOUNT_QUESTIONS.map(({ key, kind }) => [key, kind]));
const SOURCE = 'account';

/**
 * Once nobody is waited for, every answer that has a time is a *recalled* event of the incident, as its author allows: under
 * their name, under their role, or not at all. Until then it would tell those who still write what others remember. Answers
 * whether the timeline of an incident changed, and which.
 */
export async function placeOnTimeline(ctx: Context, tx: Tx, postMortemId: string): Promise<string | null> {
  const accounts = await listAccountRows(tx, postMortemId);
  if (accounts.some((one) => one.sentAt === null && one.declinedAt === null)) return null;
  const { incidentIds } = await guardOf(tx, postMortemId);
  const [first] = incidentIds;
  if (!first) return null;
  const roles = new Map((await listParticipantsOf(tx, incidentIds)).map((one) => [one.id, one.role]));
  const wanted = accounts.flatMap((account) => eventsOf(account, roles.get(account.personId) ?? 'responder'));
  const incident = await getIncidentRow(tx, first);
  await takeBack(tx, incident.id, new Set(wanted.map((one) => one.externalId)), ctx.now());
  await storeEvents(ctx, tx, incident.id, wanted);
  return incident.id;
}

function eventsOf({ id, name, sharing, sentAt, answers }: AccountRow, role: ParticipantRole) {
  if (sentAt === null || sharing === 'owner') return [];
  return answers
    .filter((one) => one.at !== null && one.text.trim())
    .map((one) => ({
      at: new Date(one.at as string),
      kind: KIND_OF.get(one.question)!,
      text: sharing === 'role' ? `${NAMELESS[role]}: ${one.text.trim()}` : one.text.trim(),
      actor: sharing === 'role' ? null : name,
      source: SOURCE,
      basis: 'recalled' as const,
      // Another way of sharing is another event: the one before must not keep a name in its history.
      externalId: `account:${id}:${one.question}:${sharing}`,
    }));
}

/** What its author took back or shares otherwise now. */
async function takeBack(tx: Tx, incidentId: string, wanted: ReadonlySet<string>, now: Date): Promise<void> {
  const events = await listAllEvents(tx, [incidentId]);
  const gone = events
    .filter((event) => event.source === SOURCE && event.external_id !== null && !wanted.has(event.external_id))
    .map((event) => event.id);
  if (gone.length === 0) return;
  await tx.updateTable('timeline_events').set({ removed_at: now }).where('id', 'in', gone).execute();
}
