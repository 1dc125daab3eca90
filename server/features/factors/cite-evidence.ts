import { findEvents } from '#server/features/incidents/index.ts';
import { addCitations, listCitations, type PostMortemHead } from '#server/features/post-mortems/index.ts';
import type { Tx } from '#server/platform/context.ts';
import { AppError } from '#shared/errors.ts';

/** Gives events that a row shows as evidence the numbers by which the document cites them. The post-mortem is locked. */
export async function citeEvidence(
  tx: Tx,
  head: Pick<PostMortemHead, 'id' | 'incidentIds'>,
  eventIds: readonly string[] = [],
): Promise<void> {
  if (eventIds.length === 0) return;
  const events = await findEvents(tx, eventIds);
  const known = new Set(events.filter((event) => head.incidentIds.includes(event.incident_id)).map(({ id }) => id));
  if (eventIds.some((id) => !known.has(id)))
    throw new AppError('bad-input', 'The evidence must be events of the incidents of this post-mortem.', [
      { path: 'evidence', why: 'names an event that these incidents do not have' },
    ]);
  const cited = await listCitations(tx, head.id);
  const isCited = new Set(cited.map((one) => one.eventId));
  const last = cited.at(-1)?.number ?? 0;
  const fresh = [...known].filter((id) => !isCited.has(id));
  await addCitations(tx, head.id, new Map(fresh.map((id, index) => [id, last + 1 + index])));
}
