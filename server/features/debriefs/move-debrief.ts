import { byOf } from '#server/features/people/index.ts';
import type { Context, Tx } from '#server/platform/context.ts';
import { operation } from '#server/platform/operation.ts';
import { whatChanged } from '#server/platform/record-entry.ts';
import type { ParsedInputOf } from '#shared/contracts/contract.ts';
import { cancelDebrief as cancelContract, moveDebrief as moveContract } from '#shared/contracts/debriefs.ts';
import { AppError } from '#shared/errors.ts';
import { type DebriefRow, findDebrief, saveDebrief, setInvited } from './debriefs-store.ts';
import { queueInvitations } from './invitations-store.ts';
import { noSuchDebrief, type OpenDebrief, openDebrief } from './open-debrief.ts';
import { presentDebrief } from './present-debrief.ts';
import { refuseUninvitable } from './refuse-invited.ts';
import { debriefSubject, refusePast } from './schedule-debrief.ts';

type Input = ParsedInputOf<typeof moveContract>;

export const moveDebrief = operation(moveContract, async (ctx, actor, input) => {
  const head = await ctx.transaction(async (tx) => {
    const { head, row } = await openAhead(tx, actor, input.id);
    if (input.seen !== undefined && input.seen !== row.sequence)
      throw new AppError('stale', 'Somebody changed this debrief since you read it. Look at it again.');
    const next = wanted(row, input);
    if (next.startsAt.getTime() !== row.startsAt.getTime()) refusePast(ctx, next.startsAt);
    const before = row.invited.map((one) => one.id);
    const added = next.invitedIds.filter((id) => !before.includes(id));
    await refuseUninvitable(tx, head, added, 'invitedIds');
    if (next.facilitatorId && next.facilitatorId !== row.facilitatorId)
      await refuseUninvitable(tx, head, [next.facilitatorId], 'facilitatorId');
    const changed = whatChanged(said(row), said(next));
    if (Object.keys(changed.after ?? {}).length === 0) return head;
    const sequence = row.sequence + 1;
    await saveDebrief(tx, row.id, {
      starts_at: next.startsAt,
      minutes: next.minutes,
      time_zone: next.timeZone,
      place: next.place,
      url: next.url,
      facilitator_id: next.facilitatorId,
      because: input.because || null,
      sequence,
    });
    await setInvited(tx, row.id, next.invitedIds);
    await inviteAnew(ctx, tx, row, { ...next, sequence }, added);
    await ctx.emit(tx, { type: 'debrief-moved', postMortemId: head.id, debriefId: row.id, by: byOf(actor) });
    await ctx.record(tx, actor, {
      action: 'debrief.moved',
      subject: debriefSubject(row.id, head.number),
      postMortemId: head.id,
      ...changed,
      note: input.because || null,
    });
    return head;
  });
  return told(ctx, head, input.id);
});

export const cancelDebrief = operation(cancelContract, async (ctx, actor, { id, because }) => {
  const head = await ctx.transaction(async (tx) => {
    const { head, row } = await openAhead(tx, actor, id);
    const sequence = row.sequence + 1;
    await saveDebrief(tx, id, { state: 'cancelled', because, sequence });
    const personIds = row.invited.map((one) => one.id);
    if (ctx.mailer) await queueInvitations(tx, { debriefId: id, personIds, method: 'CANCEL', sequence }, ctx.now());
    await ctx.emit(tx, { type: 'debrief-cancelled', postMortemId: head.id, debriefId: id, by: byOf(actor) });
    await ctx.record(tx, actor, {
      action: 'debrief.cancelled',
      subject: debriefSubject(id, head.number),
      postMortemId: head.id,
      before: { startsAt: row.startsAt.toISOString() },
      note: because,
    });
    return head;
  });
  return told(ctx, head, id);
});

/** One that can still be moved: neither over, nor called off, nor going on. */
async function openAhead(tx: Tx, actor: Parameters<typeof openDebrief>[1], id: string): Promise<OpenDebrief> {
  const open = await openDebrief(tx, actor, id, 'post-mortem.edit', true);
  if (open.row.state === 'cancelled') throw new AppError('conflict', 'This debrief was called off. Schedule another.');
  if (open.row.state === 'held') throw new AppError('conflict', 'This debrief was held. Schedule another.');
  if (open.row.meeting) throw new AppError('conflict', 'This debrief is going on. End it, then schedule another.');
  return open;
}

type Next = ReturnType<typeof wanted>;
const wanted = (row: DebriefRow, input: Input) => ({
  startsAt: input.startsAt === undefined ? row.startsAt : new Date(input.startsAt),
  minutes: input.minutes ?? row.minutes,
  timeZone: input.timeZone ?? row.timeZone,
  place: input.place ?? row.place,
  url: input.url === undefined ? row.url : input.url,
  facilitatorId: input.facilitatorId === undefined ? row.facilitatorId : input.facilitatorId,
  invitedIds: [...new Set(input.invitedIds ?? row.invited.map((one) => one.id))],
});

/** What is kept of a change; people are counted, since who is invited can be read in the debrief. */
const said = (one: DebriefRow | Next) => ({
  startsAt: one.startsAt.toISOString(),
  minutes: one.minutes,
  timeZone: one.timeZone,
  place: one.place,
  url: one.url,
  facilitatorId: one.facilitatorId,
  invited: ('invited' in one ? one.invited.map(({ id }) => id) : one.invitedIds).toSorted(),
});

/** Everybody is written to when it is elsewhere or at another time; otherwise only who came or went. */
async function inviteAnew(ctx: Context, tx: Tx, row: DebriefRow, next: Next & { sequence: number }, added: string[]) {
  if (!ctx.mailer) return;
  const stays = (field: 'minutes' | 'place' | 'url') => row[field] === next[field];
  const isSame =
    row.startsAt.getTime() === next.startsAt.getTime() && stays('minutes') && stays('place') && stays('url');
  const gone = row.invited.map(({ id }) => id).filter((id) => !next.invitedIds.includes(id));
  const base = { debriefId: row.id, sequence: next.sequence };
  const to = isSame ? added : next.invitedIds;
  await queueInvitations(tx, { ...base, personIds: to, method: 'REQUEST' }, ctx.now());
  await queueInvitations(tx, { ...base, personIds: gone, method: 'CANCEL' }, ctx.now());
}

async function told(ctx: Context, head: OpenDebrief['head'], id: string) {
  ctx.documents.tell(head.id, 'debrief');
  const row = await findDebrief(ctx.db, id);
  if (!row) throw noSuchDebrief();
  return presentDebrief(ctx, row, head.private);
}
