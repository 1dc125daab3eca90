import { findEvents } from '#server/features/incidents/index.ts';
import { getInstallation } from '#server/features/installation/index.ts';
import { byOf } from '#server/features/people/index.ts';
import { getPostMortemHead, type PostMortemHead } from '#server/features/post-mortems/index.ts';
import type { Context, Tx } from '#server/platform/context.ts';
import { operation } from '#server/platform/operation.ts';
import {
  endMeeting as endContract,
  startMeeting as startContract,
  steerMeeting as steerContract,
} from '#shared/contracts/debriefs.ts';
import { holdEntry as holdContract } from '#shared/contracts/review-boards.ts';
import { AppError } from '#shared/errors.ts';
import type { Actor } from '#shared/rules/access.ts';
import { openMeeting, steer } from '#shared/rules/debrief-meeting.ts';
import { findWaitingEntry } from './board-queue-store.ts';
import { leaveQueue, openEntry } from './change-queue.ts';
import {
  type DebriefRow,
  findCurrentDebrief,
  findDebrief,
  insertDebrief,
  saveDebrief,
  saveMeeting,
} from './debriefs-store.ts';
import { noSuchDebrief, openDebrief, openRunning } from './open-debrief.ts';
import { presentBoard } from './present-board.ts';
import { presentDebrief } from './present-debrief.ts';
import { presentRoom } from './present-room.ts';
import { debriefSubject } from './schedule-debrief.ts';

const USUAL_MINUTES = 60;

export const startMeeting = operation(startContract, async (ctx, actor, { id, minutes }) => {
  const head = await ctx.transaction(async (tx) => {
    const head = await getPostMortemHead(tx, actor, id, 'post-mortem.edit', true);
    const known = await findCurrentDebrief(tx, head.id);
    const row = known?.state === 'scheduled' ? known : await beginNow(ctx, tx, actor, head, minutes);
    if (!row.meeting) await saveMeeting(tx, row.id, openMeeting(minutes ?? row.minutes, byOf(actor), ctx.now()));
    return head;
  });
  ctx.documents.tell(head.id, 'debrief');
  return presentRoom(ctx, actor, head);
});

/** Nobody set a time: it is now, as long as its turn on a board would be. */
async function beginNow(
  ctx: Context,
  tx: Tx,
  actor: Actor,
  head: PostMortemHead,
  minutes?: number,
): Promise<DebriefRow> {
  const waiting = await findWaitingEntry(tx, head.id);
  const by = byOf(actor);
  const id = await insertDebrief(tx, {
    post_mortem_id: head.id,
    starts_at: ctx.now(),
    minutes: minutes ?? waiting?.minutes ?? USUAL_MINUTES,
    time_zone: (await getInstallation(tx)).timeZone,
    place: '',
    url: null,
    facilitator_id: by.id,
    scheduled_by: by.name,
    scheduled_at: ctx.now(),
  });
  return (await findDebrief(tx, id)) as DebriefRow;
}

export const steerMeeting = operation(steerContract, async (ctx, actor, { id, what }) => {
  const { head, isChanged } = await ctx.transaction(async (tx) => {
    const { head, row, meeting } = await openRunning(tx, actor, id);
    if (what.act === 'event') {
      const [event] = await findEvents(tx, [what.eventId]);
      if (!event || !head.incidentIds.includes(event.incident_id))
        throw new AppError('not-found', 'There is no such event on this timeline.');
    }
    const next = steer(meeting, what, byOf(actor), ctx.now());
    if (next !== meeting) await saveMeeting(tx, row.id, next);
    return { head, isChanged: next !== meeting };
  });
  if (isChanged) ctx.documents.tell(head.id, 'debrief');
  return presentRoom(ctx, actor, head);
});

export const endMeeting = operation(endContract, async (ctx, actor, { id }) => {
  const head = await ctx.transaction(async (tx) => {
    const { head, row } = await openDebrief(tx, actor, id, 'post-mortem.edit', true);
    if (row.state === 'cancelled') throw new AppError('conflict', 'This debrief was called off. Schedule another.');
    if (row.state === 'scheduled') await hold(ctx, tx, actor, head, row);
    return head;
  });
  ctx.documents.tell(head.id, 'debrief');
  const row = await findDebrief(ctx.db, id);
  if (!row) throw noSuchDebrief();
  return presentDebrief(ctx, row, head.private);
});

/** Talked through at a meeting of its board, perhaps without the screen. */
export const holdEntry = operation(holdContract, async (ctx, actor, { id }) => {
  const { head, entry } = await ctx.transaction(async (tx) => {
    const { head, entry } = await openEntry(tx, actor, id);
    const known = await findCurrentDebrief(tx, head.id);
    const row = known?.state === 'scheduled' ? known : await beginNow(ctx, tx, actor, head, entry.minutes);
    await hold(ctx, tx, actor, head, row);
    return { head, entry };
  });
  ctx.documents.tell(head.id, 'debrief');
  return presentBoard(ctx, actor, entry.boardId);
});

async function hold(ctx: Context, tx: Tx, actor: Actor, head: PostMortemHead, row: DebriefRow): Promise<void> {
  const now = ctx.now();
  const by = byOf(actor);
  if (row.meeting) await saveMeeting(tx, row.id, steer(row.meeting, { act: 'pause' }, by, now));
  await saveDebrief(tx, row.id, { state: 'held', held_at: now });
  await leaveQueue(ctx, tx, head.id);
  await ctx.emit(tx, { type: 'debrief-held', postMortemId: head.id, debriefId: row.id, by });
  await ctx.record(tx, actor, {
    action: 'debrief.held',
    subject: debriefSubject(row.id, head.number),
    postMortemId: head.id,
    after: { attended: row.attendance.filter((one) => one.present).map((one) => one.name) },
  });
}
