import { type StandingStep, sayRole } from './process.ts';
import { type ProcessStep, withPublication } from './process-steps.ts';

/** A step that nobody has begun. */
export function beginStep({ personId, ...step }: ProcessStep): StandingStep {
  return {
    ...step,
    chosenId: personId,
    personId: null,
    earliestAt: null,
    dueAt: null,
    countedAt: null,
    reasons: [],
    state: 'open',
    settledAt: null,
    settledBy: null,
    byHand: false,
    because: null,
  };
}

export const beginProcess = (steps: readonly ProcessStep[]): StandingStep[] => withPublication(steps).map(beginStep);

/**
 * The steps of a document under another process. What is settled stays as it is; what is open and not asked for any more goes. Who
 * was named by hand and dates that were set by hand stay.
 */
export function applyProcess(standing: readonly StandingStep[], process: readonly ProcessStep[]): StandingStep[] {
  const known = new Map(standing.map((step) => [step.key, step]));
  const wanted = withPublication(process);
  const keys = new Set(wanted.map(({ key }) => key));
  const kept = standing.filter(({ key, state }) => !keys.has(key) && state !== 'open');
  const steps = wanted.map((step) => {
    const before = known.get(step.key);
    if (!before) return beginStep(step);
    return before.state === 'open' ? follow(before, step) : before;
  });
  const published = steps.pop();
  return [...steps, ...kept, ...(published ? [published] : [])];
}

function follow(before: StandingStep, { personId, ...step }: ProcessStep): StandingStep {
  const isSameOwner = before.owner === step.owner && step.owner !== 'person';
  return { ...before, ...step, chosenId: isSameOwner ? before.chosenId : personId };
}

/** What changes for a document, in words, one for each step it changes. */
export function sayChanges(
  before: readonly StandingStep[],
  after: readonly StandingStep[],
  sayDate: (at: number) => string,
): string[] {
  const old = new Map(before.map((step) => [step.key, step]));
  const now = new Set(after.map(({ key }) => key));
  return [
    ...after.flatMap((step) => {
      const was = old.get(step.key);
      if (!was)
        return step.state === 'open'
          ? [`"${step.title}" is added${step.dueAt === null ? '' : `, due ${sayDate(step.dueAt)}`}`]
          : [];
      const changes = sayStep(was, step, sayDate);
      return changes.length > 0 ? [`"${was.title}" ${changes.join(', ')}`] : [];
    }),
    ...before.filter(({ key }) => !now.has(key)).map(({ title }) => `"${title}" goes`),
  ];
}

function sayStep(was: StandingStep, step: StandingStep, sayDate: (at: number) => string): string[] {
  return [
    ...(was.title === step.title ? [] : [`is called "${step.title}"`]),
    ...(was.required === step.required ? [] : [step.required ? 'becomes required' : 'becomes optional']),
    ...(was.owner === step.owner ? [] : [`is for ${sayRole(step.owner)}`]),
    ...(was.dueAt === step.dueAt || step.dueAt === null
      ? []
      : [`is due ${sayDate(step.dueAt)}${was.dueAt === null ? '' : ` instead of ${sayDate(was.dueAt)}`}`]),
  ];
}
