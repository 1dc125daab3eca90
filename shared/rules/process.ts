import { type Calendar, dayIn, opening } from './calendar.ts';
import { restedAt } from './due-date.ts';
import { countDates, keepWorkingDay, type Pause } from './process-dates.ts';
import { type ProcessFacts, readStep } from './process-facts.ts';
import type { ProcessStep, StepOwner, StepState } from './process-steps.ts';

/** A step as it is kept. Times are epoch milliseconds. */
export type StandingStep = Omit<ProcessStep, 'personId'> & {
  /** Named by the process or by hand. */
  chosenId: string | null;
  personId: string | null;
  earliestAt: number | null;
  dueAt: number | null;
  /** What counting said last: another due date was set by hand. */
  countedAt: number | null;
  reasons: string[];
  state: StepState;
  settledAt: number | null;
  settledBy: string | null;
  byHand: boolean;
  because: string | null;
};
export type ProcessPeople = {
  /** Who has each role; of several reviewers, whoever has not answered yet. */
  roles: Record<Exclude<StepOwner, 'person'>, string | null>;
  mayAct: (personId: string) => boolean;
  calendarOf: (personId: string | null) => Calendar;
  workedAtNight: (personId: string) => boolean;
};
export type ProcessSetting = {
  now: number;
  /** When it was resolved or, without an incident, begun. */
  begunAt: number;
  isResolved: boolean;
  facts: ProcessFacts;
  people: ProcessPeople;
  pauses: readonly Pause[];
};
export type PlannedStep = StandingStep & {
  /** How it stands, in words; null for what only a person can say. */
  words: string | null;
  /** Whose place the owner takes, and why. */
  insteadOf: { personId: string | null; why: 'cannot-sign-in' | 'nobody' } | null;
};

/** What settles steps by itself, as it is named where somebody's name would stand. */
export const BY_ITSELF = 'Debrief';
const ROLE_WORDS: Record<StepOwner, string> = {
  owner: 'the owner',
  lead: 'the incident lead',
  reviewers: 'the reviewers',
  manager: 'the manager of the team',
  person: 'somebody named',
};
export const sayRole = (owner: StepOwner): string => ROLE_WORDS[owner];

const NOBODY: Record<StepOwner, string> = {
  owner: 'there is no owner yet',
  lead: 'the incident has no lead',
  reviewers: 'nobody was asked to review yet',
  manager: 'the team has no manager',
  person: 'nobody is named',
};
/** Why somebody else sees to what is for this role, to stand behind a colon. */
export const sayNobody = (owner: StepOwner): string => NOBODY[owner];

/** How each step stands now. Planning what was planned changes nothing. */
export function planProcess(steps: readonly StandingStep[], setting: ProcessSetting): PlannedStep[] {
  const planned: PlannedStep[] = [];
  for (const step of steps) planned.push(planStep(step, planned.at(-1), setting));
  return planned;
}

/** What is to be done next: the first of those that are open. */
export const nextStep = (steps: readonly StandingStep[]): StandingStep | undefined =>
  steps.find(({ state }) => state === 'open');

/** Somebody set the date, or took it away. */
export const isDateByHand = ({ dueAt, countedAt }: StandingStep): boolean => countedAt !== null && dueAt !== countedAt;

function planStep(step: StandingStep, before: PlannedStep | undefined, setting: ProcessSetting): PlannedStep {
  const fact = readStep(step.key, setting.facts);
  const settled = { ...step, ...settle(step, setting), words: fact?.words ?? null };
  const seen = whoSees(step, setting.people);
  const isOver = settled.state !== 'open' && settled.countedAt !== null;
  // What is over keeps who saw to it and when it was due.
  if (isOver) return { ...settled, insteadOf: null };
  return { ...settled, ...seen, ...dateStep(step, seen.personId, before, setting) };
}

type Settled = Pick<StandingStep, 'state' | 'settledAt' | 'settledBy' | 'byHand' | 'because'>;
const OPEN: Settled = { state: 'open', settledAt: null, settledBy: null, byHand: false, because: null };

function settle(step: StandingStep, { facts, now }: ProcessSetting): Settled {
  if (step.byHand) return step;
  const fact = readStep(step.key, facts);
  const as = (state: StepState, at: number | null, because: string | null): Settled =>
    step.state === state ? step : { state, settledAt: at ?? now, settledBy: BY_ITSELF, byHand: false, because };
  if (fact?.done) return as('done', fact.at, null);
  const isLetGo = facts.status === 'published' && (!step.required || step.key === 'review');
  return isLetGo ? as('skipped', facts.publishedAt, 'Published without it') : OPEN;
}

function whoSees(
  { owner, chosenId }: StandingStep,
  { roles, mayAct }: ProcessPeople,
): Pick<PlannedStep, 'personId' | 'insteadOf'> {
  const meant = chosenId ?? (owner === 'person' ? null : roles[owner]);
  if (meant !== null && mayAct(meant)) return { personId: meant, insteadOf: null };
  if (meant === roles.owner) return { personId: meant, insteadOf: null };
  return {
    personId: roles.owner,
    insteadOf: { personId: meant, why: meant === null ? 'nobody' : 'cannot-sign-in' },
  };
}

type Dated = Pick<StandingStep, 'earliestAt' | 'dueAt' | 'countedAt' | 'reasons'>;

function dateStep(
  step: StandingStep,
  personId: string | null,
  before: PlannedStep | undefined,
  { begunAt, isResolved, people, pauses }: ProcessSetting,
): Dated {
  const calendar = people.calendarOf(personId);
  const workedAtNight = personId !== null && people.workedAtNight(personId);
  const since = step.after === 'step-before' ? before : undefined;
  const planned = since ? (since.dueAt ?? begunAt) : begunAt;
  const { earliestAt, dueAt, reasons } = countDates({
    calendar,
    mayBeginAfter: since?.settledAt ?? planned,
    dueAfter: Math.max(planned, since?.settledAt ?? planned),
    since: since ? `"${since.title}"` : isResolved ? 'it was resolved' : 'it was begun',
    rested: restedAt(begunAt, workedAtNight),
    workedAtNight,
    earliestDays: step.earliestDays,
    dueDays: step.dueDays,
    pauses,
  });
  if (!isDateByHand(step)) return { earliestAt, dueAt, countedAt: dueAt, reasons };
  const kept = step.dueAt === null ? null : keepWorkingDay(step.dueAt, calendar);
  const dayOpens = kept === null ? earliestAt : opening(calendar, dayIn(kept, calendar.timeZone));
  return {
    earliestAt: Math.min(earliestAt, dayOpens),
    dueAt: kept,
    // What was set by hand stays so, even where counting would say the same.
    countedAt: kept === dueAt ? dueAt - 1 : dueAt,
    reasons: [`The date was set by hand; counting says: ${lowerFirst(reasons[0] ?? '')}`],
  };
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
