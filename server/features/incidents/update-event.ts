import { actorName, resolvePeople } from '#server/features/people/index.ts';
import { operation } from '#server/platform/operation.ts';
import { updateEvent as contract } from '#shared/contracts/incidents.ts';
import { AppError } from '#shared/errors.ts';
import { getIncidentHead } from './incident-access.ts';
import { addDerivedParticipants } from './participants-store.ts';
import { presentEvent } from './present-incident.ts';
import { requireTime } from './read-time.ts';
import { tellTimeline } from './tell-timeline.ts';
import { findEventForUpdate, keepEdit, saveEvent, touchTimeline } from './timeline-store.ts';

export const updateEvent = operation(contract, async (ctx, actor, input) => {
  const head = await getIncidentHead(ctx.db, actor, input.id, 'event.edit');
  const event = await ctx.transaction(async (tx) => {
    const before = await findEventForUpdate(tx, head.id, input.eventId);
    if (!before) throw new AppError('not-found', 'There is no such event in this incident.');
    const now = ctx.now();
    const words = {
      ...(input.at === undefined ? {} : { at: requireTime(input.at, head.timeZone, 'at') }),
      ...(input.kind === undefined ? {} : { kind: input.kind }),
      ...(input.text === undefined ? {} : { text: input.text }),
      ...(input.url === undefined ? {} : { url: input.url }),
      ...(input.actor === undefined
        ? {}
        : {
            actor: input.actor,
            person_id: input.actor ? ((await resolvePeople(tx, [{ name: input.actor }]))[0] ?? null) : null,
          }),
    };
    if (input.text !== undefined && !input.text.trim())
      throw new AppError('bad-input', 'text must not be empty. To take the event away, remove it.');
    const choices = {
      ...(input.key === undefined ? {} : { key: input.key, keyed_by: 'person' as const, key_reason: null }),
      ...(input.removed === undefined ? {} : { removed_at: input.removed ? now : null }),
    };
    const isEdit = Object.keys(words).length > 0;
    if (isEdit) await keepEdit(tx, before, actorName(actor) ?? 'somebody', now);
    const after = { ...before, ...words, ...choices, ...(isEdit ? { edited_at: now } : {}) };
    const fields = { ...words, ...choices, ...(isEdit ? { edited_at: now } : {}) };
    if (Object.keys(fields).length > 0) await saveEvent(tx, before.id, fields);
    if (after.person_id && after.kind !== 'alert') await addDerivedParticipants(tx, head.id, [after.person_id]);
    await touchTimeline(tx, head.id, now);
    return presentEvent(after);
  });
  await tellTimeline(ctx, head.id);
  return event;
});
