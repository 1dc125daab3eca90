import { actorName } from '#server/features/people/index.ts';
import { getPostMortemHead, refuseWhenPublished } from '#server/features/post-mortems/index.ts';
import { operation } from '#server/platform/operation.ts';
import { pauseProcess as pauseContract, resumeProcess as resumeContract } from '#shared/contracts/processes.ts';
import { AppError } from '#shared/errors.ts';
import { isDateByHand, type StandingStep } from '#shared/rules/process.ts';
import { movePastPause } from '#shared/rules/process-dates.ts';
import { subjectOf } from './change-step.ts';
import { keepProcess } from './keep-process.ts';
import type { LoadedProcess } from './load-process.ts';
import { presentProcess } from './present-process.ts';
import { endPause, insertPause, listPauses } from './steps-store.ts';

export const pauseProcess = operation(pauseContract, async (ctx, actor, { id, because }) => {
  const head = await ctx.transaction(async (tx) => {
    const locked = await getPostMortemHead(tx, actor, id, 'post-mortem.edit', true);
    refuseWhenPublished(locked);
    const running = (await listPauses(tx, locked.id)).find(({ to }) => to === null);
    if (running) throw new AppError('conflict', `${running.by} has paused it already: ${running.because}`);
    await keepProcess(ctx, tx, locked.id);
    await insertPause(tx, { postMortemId: locked.id, because, by: actorName(actor) ?? 'Debrief' }, ctx.now());
    await ctx.record(tx, actor, {
      action: 'process.paused',
      subject: subjectOf(locked),
      postMortemId: locked.id,
      after: { paused: true },
      note: because,
    });
    return locked;
  });
  ctx.documents.tell(head.id, 'post-mortem');
  return presentProcess(ctx, actor, head);
});

/** Work that goes on already goes on: resuming twice is resuming once. */
export const resumeProcess = operation(resumeContract, async (ctx, actor, { id }) => {
  const head = await ctx.transaction(async (tx) => {
    const locked = await getPostMortemHead(tx, actor, id, 'post-mortem.edit', true);
    const running = (await listPauses(tx, locked.id)).find(({ to }) => to === null);
    if (!running) return locked;
    const now = ctx.now();
    const pause = { from: running.from.getTime(), to: Math.max(now.getTime(), running.from.getTime()) };
    await endPause(tx, locked.id, new Date(pause.to));
    await keepProcess(ctx, tx, locked.id, (loaded) => loaded.steps.map((step) => movePast(step, pause, loaded)));
    await ctx.record(tx, actor, {
      action: 'process.resumed',
      subject: subjectOf(locked),
      postMortemId: locked.id,
      before: { paused: true },
      after: { paused: false },
      note: running.because,
    });
    return locked;
  });
  ctx.documents.tell(head.id, 'post-mortem');
  return presentProcess(ctx, actor, head);
});

/** What is counted is counted again without the pause; what was set by hand moves along. */
function movePast(step: StandingStep, pause: { from: number; to: number }, { setting }: LoadedProcess): StandingStep {
  if (step.state !== 'open' || step.dueAt === null || !isDateByHand(step)) return step;
  return { ...step, dueAt: movePastPause(step.dueAt, pause, setting.people.calendarOf(step.personId)) };
}
