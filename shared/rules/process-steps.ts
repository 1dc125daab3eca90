import { count } from './plain-words.ts';

/** What Debrief knows how to see for itself; a step with another key is a step of one's own, ticked by hand. */
export const STEP_KINDS = ['accounts', 'draft', 'review', 'debrief', 'follow-ups', 'published', 'custom'] as const;
export type StepKind = (typeof STEP_KINDS)[number];
export const STEP_OWNERS = ['owner', 'lead', 'reviewers', 'manager', 'person'] as const;
export type StepOwner = (typeof STEP_OWNERS)[number];
export const STEP_ANCHORS = ['resolved', 'step-before'] as const;
export type StepAnchor = (typeof STEP_ANCHORS)[number];
export const STEP_STATES = ['open', 'done', 'skipped'] as const;
export type StepState = (typeof STEP_STATES)[number];

export const MOST_STEPS = 20;
export const MOST_STEP_DAYS = 90;
export const MOST_STEP_TITLE = 100;
/** Words that a step's own key begins with, so that it is none of those above. */
export const OWN_STEP = 'own-';

/** One step as a process has it. Days are working days of whoever sees to it: 1 is the first one after `after`. */
export type ProcessStep = {
  key: string;
  title: string;
  required: boolean;
  owner: StepOwner;
  /** Of `owner: 'person'`, and only then. */
  personId: string | null;
  after: StepAnchor;
  earliestDays: number;
  dueDays: number;
};

export const kindOf = (key: string): StepKind => STEP_KINDS.find((kind) => kind === key) ?? 'custom';

/** What Debrief cannot see for itself, or somebody may know better: it may be ticked. */
export const mayTick = (key: string): boolean => ['accounts', 'debrief', 'follow-ups', 'custom'].includes(kindOf(key));

const step = (key: StepKind, title: string, required: boolean, rest: Partial<ProcessStep>): ProcessStep => ({
  key,
  title,
  required,
  owner: 'owner',
  personId: null,
  after: 'resolved',
  earliestDays: 1,
  dueDays: 5,
  ...rest,
});

export const PUBLICATION = step('published', 'Published', true, {});

/** What a template has until somebody says otherwise. */
export const DEFAULT_PROCESS: readonly ProcessStep[] = [
  step('accounts', 'Accounts gathered', false, { dueDays: 2 }),
  step('draft', 'Draft complete', true, { dueDays: 3 }),
  step('review', 'Review', false, { owner: 'reviewers', earliestDays: 2, dueDays: 4 }),
  step('debrief', 'Debrief held', false, { earliestDays: 2, dueDays: 5 }),
  step('follow-ups', 'Follow-ups agreed', true, { earliestDays: 2, dueDays: 5 }),
  PUBLICATION,
];

/** A document is published at the end of any process, also of one that does not speak of it. */
export function withPublication(steps: readonly ProcessStep[]): ProcessStep[] {
  const published = steps.find((one) => one.key === 'published') ?? PUBLICATION;
  return [...steps.filter((one) => one.key !== 'published'), { ...published, required: true }];
}

export type ProcessFault = { step: number; field: keyof ProcessStep; why: string };

/** What is wrong with a process beyond the shape of its fields. Steps are counted from 0. */
export function checkProcess(steps: readonly ProcessStep[]): ProcessFault[] {
  const faults: ProcessFault[] = [];
  const seen = new Set<string>();
  steps.forEach((one, index) => {
    const fault = (field: keyof ProcessStep, why: string) => faults.push({ step: index, field, why });
    if (kindOf(one.key) === 'custom' && !one.key.startsWith(OWN_STEP))
      fault(
        'key',
        `must be one of ${STEP_KINDS.filter((kind) => kind !== 'custom').join(', ')}, or begin with ${OWN_STEP}`,
      );
    if (seen.has(one.key)) fault('key', `"${one.key}" stands twice; each step stands once`);
    seen.add(one.key);
    if (one.title.trim() === '') fault('title', 'is empty');
    if (one.dueDays < one.earliestDays)
      fault('dueDays', `is before it may begin: after ${count(one.earliestDays, 'working day')}`);
    if (one.owner === 'person' && one.personId === null) fault('personId', 'names nobody');
    if (one.key === 'published' && index !== steps.length - 1) fault('key', 'publication comes last');
    if (one.key === 'published' && !one.required) fault('required', 'publication is always required');
    if (index === 0 && one.after === 'step-before') fault('after', 'there is no step before the first one');
  });
  return faults;
}
