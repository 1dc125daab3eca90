import type { z } from 'zod';
import { findPeople } from '#server/features/people/index.ts';
import type { PostMortemHead } from '#server/features/post-mortems/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { process, processStep } from '#shared/contracts/processes.ts';
import { type Actor, allowances, may } from '#shared/rules/access.ts';
import { dayIn } from '#shared/rules/calendar.ts';
import { isDateByHand, nextStep, type PlannedStep, sayNobody, sayRole } from '#shared/rules/process.ts';
import { kindOf, mayTick } from '#shared/rules/process-steps.ts';
import { type LoadedProcess, loadProcess } from './load-process.ts';

type ProcessView = z.input<typeof process>;
type Told = {
  loaded: LoadedProcess;
  names: Map<string, string>;
  mayEdit: boolean;
  isPaused: boolean;
  nextKey: string | undefined;
};

/** As it stands at this moment, also where the steps that are kept follow a moment later. */
export async function presentProcess(ctx: Context, actor: Actor, head: PostMortemHead): Promise<ProcessView> {
  const allowed = allowances(actor, ['post-mortem.edit'], head);
  const loaded = await loadProcess(ctx.db, head.id, ctx.now());
  if (!loaded) return { steps: [], paused: null, pauses: [], may: allowed };
  const steps = loaded.plan(loaded.steps);
  const people = await findPeople(
    ctx.db,
    steps.flatMap(({ personId, insteadOf }) => [personId, insteadOf?.personId ?? null]).filter((id) => id !== null),
  );
  const names = new Map([...people].map(([id, { name }]) => [id, name]));
  const pauses = loaded.pauses.map((one) => ({
    ...one,
    from: one.from.toISOString(),
    to: one.to?.toISOString() ?? null,
  }));
  const running = pauses.find(({ to }) => to === null);
  const told: Told = {
    loaded,
    names,
    mayEdit: may(actor, 'post-mortem.edit', head),
    isPaused: running !== undefined,
    nextKey: nextStep(steps)?.key,
  };
  return {
    steps: steps.map((step) => presentStep(step, told)),
    paused: running ? { since: running.from, because: running.because, by: running.by } : null,
    pauses,
    may: allowed,
  };
}

function presentStep(
  step: PlannedStep,
  { loaded, names, mayEdit, isPaused, nextKey }: Told,
): z.input<typeof processStep> {
  const { people, now } = loaded.setting;
  const { key, personId, dueAt, state } = step;
  const isOpen = state === 'open';
  return {
    key,
    kind: kindOf(key),
    title: step.title,
    required: step.required,
    state,
    words: step.words,
    role: sayRole(step.owner),
    person: personId === null ? null : { id: personId, name: names.get(personId) ?? '' },
    insteadOf: sayInstead(step, names),
    assigned: step.chosenId !== null,
    earliestAt: instant(step.earliestAt),
    dueAt: instant(dueAt),
    dueOn: dueAt === null ? null : dayIn(dueAt, people.calendarOf(personId).timeZone),
    dateByHand: isDateByHand(step),
    reasons: step.reasons,
    overdue: isOpen && !isPaused && dueAt !== null && dueAt < now,
    next: isOpen && !isPaused && key === nextKey,
    settledAt: instant(step.settledAt),
    settledBy: step.settledBy,
    because: step.because,
    may: {
      settle: mayEdit && isOpen && mayTick(key),
      skip: mayEdit && isOpen && !step.required,
      reopen: mayEdit && !isOpen && step.byHand,
      assign: mayEdit && isOpen,
      move: mayEdit && isOpen,
    },
  };
}

const instant = (at: number | null) => (at === null ? null : new Date(at).toISOString());

function sayInstead({ insteadOf, owner, personId }: PlannedStep, names: Map<string, string>): string | null {
  if (insteadOf === null) return null;
  const who = insteadOf.personId === null ? null : names.get(insteadOf.personId);
  const because = who ? `${who} cannot sign in` : sayNobody(owner);
  return personId === null ? `Nobody sees to it: ${because}` : `The owner sees to it: ${because}`;
}
