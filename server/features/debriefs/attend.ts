import { operation } from '#server/platform/operation.ts';
import { joinMeeting as joinContract, setAttendance as setContract } from '#shared/contracts/debriefs.ts';
import { setPresent } from './debriefs-store.ts';
import { openDebrief } from './open-debrief.ts';
import { presentRoom } from './present-room.ts';
import { refuseUninvitable } from './refuse-invited.ts';

/** Whoever reads along is there; a program is nobody. */
export const joinMeeting = operation(joinContract, async (ctx, actor, { id }) => {
  const { head, row } = await openDebrief(ctx.db, actor, id, 'post-mortem.read');
  const isOn = row.state === 'scheduled' && row.meeting !== null;
  if (!isOn || actor.kind !== 'member') return { ok: true as const };
  const attendance = { debriefId: id, personId: actor.personId, present: true, byHand: false };
  const isNew = await ctx.transaction((tx) => setPresent(tx, attendance, ctx.now()));
  if (isNew) ctx.documents.tell(head.id, 'debrief');
  return { ok: true as const };
});

export const setAttendance = operation(setContract, async (ctx, actor, { id, personId, present }) => {
  const head = await ctx.transaction(async (tx) => {
    const { head } = await openDebrief(tx, actor, id, 'post-mortem.edit', true);
    await refuseUninvitable(tx, head, [personId], 'personId');
    await setPresent(tx, { debriefId: id, personId, present, byHand: true }, ctx.now());
    return head;
  });
  ctx.documents.tell(head.id, 'debrief');
  return presentRoom(ctx, actor, head);
});
