import { operation } from '#server/platform/operation.ts';
import { moveStep as contract } from '#shared/contracts/processes.ts';
import { AppError } from '#shared/errors.ts';
import { closing, dayIn, dayOff, nextWorkingDay } from '#shared/rules/calendar.ts';
import { restedAt, sayDay } from '#shared/rules/due-date.ts';
import type { PlannedStep, StandingStep } from '#shared/rules/process.ts';
import { changeStep } from './change-step.ts';
import type { LoadedProcess } from './load-process.ts';

export const moveStep = operation(contract, async (ctx, actor, { dueOn, because, ...which }) => {
  const dayOf = ({ setting }: LoadedProcess, { personId, dueAt }: PlannedStep) =>
    dueAt === null ? null : dayIn(dueAt, setting.people.calendarOf(personId).timeZone);
  let days: LoadedProcess | undefined;
  return changeStep(
    ctx,
    actor,
    which,
    (step, loaded) => {
      days = loaded;
      if (step.state !== 'open') throw new AppError('conflict', `"${step.title}" is settled. Open it again first.`);
      // None at all is what is not by hand.
      return dueOn === null ? { dueAt: null, countedAt: null } : setDay(step, dueOn, loaded);
    },
    (before, after) => ({
      action: 'step.moved',
      before: { [before.title]: days ? dayOf(days, before) : null },
      after: { [after.title]: days ? dayOf(days, after) : null },
      note: because,
    }),
  );
});

function setDay(step: PlannedStep, dueOn: string, { setting }: LoadedProcess): Partial<StandingStep> {
  const { people, begunAt } = setting;
  const calendar = people.calendarOf(step.personId);
  const off = dayOff(calendar, dueOn);
  const next = () => `The next working day is ${sayDay(nextWorkingDay(calendar, dueOn))}.`;
  if (off) {
    const why = { weekend: 'is on a weekend', holiday: 'is a holiday', absence: 'is a day on which they are away' };
    const name = off.why === 'holiday' && off.name ? ` (${off.name})` : '';
    refuse(`${sayDay(dueOn)} ${why[off.why]}${name}. ${next()}`);
  }
  const dueAt = closing(calendar, dueOn);
  const atNight = step.personId !== null && people.workedAtNight(step.personId);
  if (dueAt <= begunAt) refuse(`${sayDay(dueOn)} is before the work began.`);
  if (dueAt < restedAt(begunAt, atNight)) refuse(`They worked on it at night, and rest first. ${next()}`);
  return { dueAt, countedAt: step.countedAt === dueAt ? dueAt - 1 : (step.countedAt ?? dueAt - 1) };
}

function refuse(why: string): never {
  throw new AppError('bad-input', why, [{ path: 'dueOn', why }]);
}
