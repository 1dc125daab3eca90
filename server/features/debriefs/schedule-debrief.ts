import { byOf } from '#server/features/people/index.ts';
import { getPostMortemHead, postMortemReference } from '#server/features/post-mortems/index.ts';
import type { Context } from '#server/platform/context.ts';
import { operation } from '#server/platform/operation.ts';
import { scheduleDebrief as contract } from '#shared/contracts/debriefs.ts';
import { AppError } from '#shared/errors.ts';
import type { Actor } from '#shared/rules/access.ts';
import { findCurrentDebrief, findDebrief, insertDebrief, setInvited } from './debriefs-store.ts';
import { queueInvitations } from './invitations-store.ts';
import { noSuchDebrief } from './open-debrief.ts';
import { presentDebrief } from './present-debrief.ts';
import { refuseUninvitable } from './refuse-invited.ts';

export const scheduleDebrief = operation(contract, async (ctx, actor, input) => {
  const startsAt = new Date(input.startsAt);
  refusePast(ctx, startsAt);
  const invitedIds = [...new Set(input.invitedIds)];
  const { head, id } = await ctx.transaction(async (tx) => {
    const head = await getPostMortemHead(tx, actor, input.id, 'post-mortem.edit', true);
    const known = await findCurrentDebrief(tx, head.id);
    if (known?.state === 'scheduled')
      throw new AppError('conflict', 'A debrief is scheduled already. Move that one, or call it off first.');
    await refuseUninvitable(tx, head, invitedIds, 'invitedIds');
    if (input.facilitatorId) await refuseUninvitable(tx, head, [input.facilitatorId], 'facilitatorId');
    const by = byOf(actor);
    const id = await insertDebrief(tx, {
      post_mortem_id: head.id,
      starts_at: startsAt,
      minutes: input.minutes,
      time_zone: input.timeZone,
      place: input.place,
      url: input.url,
      facilitator_id: input.facilitatorId,
      scheduled_by: by.name,
      scheduled_at: ctx.now(),
    });
    await setInvited(tx, id, invitedIds);
    const mail = { debriefId: id, personIds: invitedIds, method: 'REQUEST', sequence: 0 } as const;
    if (ctx.mailer) await queueInvitations(tx, mail, ctx.now());
    await ctx.emit(tx, { type: 'debrief-scheduled', postMortemId: head.id, debriefId: id, by });
    await ctx.record(tx, actor, {
      action: 'debrief.scheduled',
      subject: debriefSubject(id, head.number),
      postMortemId: head.id,
      after: { startsAt: startsAt.toISOString(), minutes: input.minutes, invited: invitedIds.length },
    });
    return { head, id };
  });
  ctx.documents.tell(head.id, 'debrief');
  const row = await findDebrief(ctx.db, id);
  if (!row) throw noSuchDebrief();
  return presentDebrief(ctx, row, head.private);
});

export function refusePast(ctx: Context, startsAt: Date): void {
  if (startsAt.getTime() < ctx.now().getTime())
    throw new AppError('bad-input', 'That time is past. Choose one that lies ahead, or start the debrief now.', [
      { path: 'startsAt', why: 'is past' },
    ]);
}

export const debriefSubject = (id: string, number: number) => ({
  kind: 'debrief',
  id,
  name: postMortemReference(number),
});
export const nameOf = (actor: Actor): string => byOf(actor).name;
