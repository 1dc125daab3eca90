import { actorName } from '#server/features/people/index.ts';
import { operation } from '#server/platform/operation.ts';
import {
  reopenStep as reopenContract,
  settleStep as settleContract,
  skipStep as skipContract,
} from '#shared/contracts/processes.ts';
import { AppError } from '#shared/errors.ts';
import type { PlannedStep } from '#shared/rules/process.ts';
import { mayTick } from '#shared/rules/process-steps.ts';
import { changeStep } from './change-step.ts';

const stateOf = ({ title, state }: PlannedStep) => ({ [title]: state });

export const settleStep = operation(settleContract, async (ctx, actor, { note, ...which }) =>
  changeStep(
    ctx,
    actor,
    which,
    (step) => {
      refuseSettled(step);
      if (!mayTick(step.key)) throw new AppError('conflict', `"${step.title}" settles by itself. ${step.words ?? ''}.`);
      const by = actorName(actor) ?? 'Debrief';
      return { state: 'done', settledAt: ctx.now().getTime(), settledBy: by, byHand: true, because: note || null };
    },
    (before, after) => ({ action: 'step.settled', before: stateOf(before), after: stateOf(after), note: note || null }),
  ),
);

export const skipStep = operation(skipContract, async (ctx, actor, { because, ...which }) =>
  changeStep(
    ctx,
    actor,
    which,
    (step) => {
      refuseSettled(step);
      if (step.required)
        throw new AppError(
          'conflict',
          `"${step.title}" is required: it cannot be left out. Change its date or who sees to it.`,
        );
      const by = actorName(actor) ?? 'Debrief';
      return { state: 'skipped', settledAt: ctx.now().getTime(), settledBy: by, byHand: true, because };
    },
    (before, after) => ({ action: 'step.skipped', before: stateOf(before), after: stateOf(after), note: because }),
  ),
);

export const reopenStep = operation(reopenContract, async (ctx, actor, which) =>
  changeStep(
    ctx,
    actor,
    which,
    (step) => {
      if (step.state === 'open') throw new AppError('conflict', `"${step.title}" is open already.`);
      if (!step.byHand)
        throw new AppError(
          'conflict',
          `"${step.title}" settled by itself, and opens again when what settled it changes.`,
        );
      return { state: 'open', settledAt: null, settledBy: null, byHand: false, because: null };
    },
    (before, after) => ({ action: 'step.reopened', before: stateOf(before), after: stateOf(after) }),
  ),
);

function refuseSettled({ title, state }: PlannedStep): void {
  if (state === 'done') throw new AppError('conflict', `"${title}" is done already.`);
  if (state === 'skipped') throw new AppError('conflict', `"${title}" was left out. Open it again first.`);
}
