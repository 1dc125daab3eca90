import { DEFAULT_PROCESS, kindOf, OWN_STEP, type ProcessStep, type StepKind } from '#shared/rules/process-steps.ts';

/** A step as it is edited: with the name of whoever is named. */
export type DraftStep = ProcessStep & { person: { id: string; name: string } | null };

/** What may be added: what Debrief knows and is not there, and steps of one's own. */
export const missingKinds = (steps: readonly DraftStep[]): ProcessStep[] =>
  DEFAULT_PROCESS.filter(({ key }) => !steps.some((one) => one.key === key));

/** Behind all others but publication, which comes last. */
export const addStep = (steps: readonly DraftStep[], step: ProcessStep): DraftStep[] => {
  const last = steps.findIndex(({ key }) => key === 'published');
  return steps.toSpliced(last === -1 ? steps.length : last, 0, { ...step, person: null });
};

/** A step that somebody ticks by hand; its key is one that no other has. */
export function ownStep(steps: readonly DraftStep[]): ProcessStep {
  let number = 1;
  while (steps.some(({ key }) => key === `${OWN_STEP}${number}`)) number++;
  return {
    key: `${OWN_STEP}${number}`,
    title: '',
    required: false,
    owner: 'owner',
    personId: null,
    after: 'resolved',
    earliestDays: 1,
    dueDays: 5,
  };
}

export function moveStepTo(steps: readonly DraftStep[], from: number, to: number): DraftStep[] {
  const step = steps[from];
  // Publication stays last.
  const most = steps.at(-1)?.key === 'published' ? steps.length - 2 : steps.length - 1;
  if (!step || step.key === 'published' || to < 0 || to > most) return [...steps];
  const moved = steps.toSpliced(from, 1).toSpliced(to, 0, step);
  // Nothing comes before the first one.
  return moved.map((one, index) => (index === 0 ? { ...one, after: 'resolved' } : one));
}

export const SETTLED_BY: Record<StepKind, string> = {
  accounts: 'Done when everybody who was asked has sent their account or declined',
  draft: 'Done when it is submitted for review',
  review: 'Done when as many have approved as the rules of review demand, at least one',
  debrief: 'Done when the debrief is held',
  'follow-ups': 'Done when every follow-up has an owner and a date and no candidate waits',
  published: 'Done when it is published',
  custom: 'Ticked by hand',
};
export const saySettledBy = (key: string): string => SETTLED_BY[kindOf(key)];
export const sameSteps = (a: readonly ProcessStep[], b: readonly ProcessStep[]): boolean =>
  JSON.stringify(a.map(plain)) === JSON.stringify(b.map(plain));

/** As the server takes it. */
export const plain = ({
  key,
  title,
  required,
  owner,
  personId,
  after,
  earliestDays,
  dueDays,
}: ProcessStep): ProcessStep => ({
  key,
  title,
  required,
  owner,
  personId: owner === 'person' ? personId : null,
  after,
  earliestDays,
  dueDays,
});
