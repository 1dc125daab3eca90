import { calendarsOf } from '#server/features/calendars/index.ts';
import { findTimeZones } from '#server/features/people/index.ts';
import { getPostMortemHead } from '#server/features/post-mortems/index.ts';
import { loadReview } from '#server/features/reviews/index.ts';
import type { Db } from '#server/platform/context.ts';
import { findNightWork } from '#shared/rules/night-work.ts';
import {
  type PlannedStep,
  type ProcessPeople,
  type ProcessSetting,
  planProcess,
  type StandingStep,
} from '#shared/rules/process.ts';
import { beginProcess } from '#shared/rules/process-apply.ts';
import { lastVerdicts, reviewerState } from '#shared/rules/review.ts';
import { type DocumentFacts, findDocumentFacts, listAbleIds, listQuartersOf } from './facts-store.ts';
import { getProcessRow } from './processes-store.ts';
import { listPauses, listSteps, type PauseRow } from './steps-store.ts';

export type LoadedProcess = {
  document: DocumentFacts;
  /** As they are kept; none before it began. */
  stored: StandingStep[];
  /** The same, or those it would begin with. */
  steps: StandingStep[];
  pauses: PauseRow[];
  setting: ProcessSetting;
  plan: (steps: readonly StandingStep[]) => PlannedStep[];
};

const AHEAD_MS = 400 * 86_400_000;

/**
 * How a document travels, with everything its steps hang on; undefined for one that does not: it was brought in from elsewhere.
 * `newcomers`: people whom a step is about to be given to.
 */
export async function loadProcess(
  db: Db,
  postMortemId: string,
  now: Date,
  newcomers: readonly string[] = [],
): Promise<LoadedProcess | undefined> {
  const document = await findDocumentFacts(db, postMortemId);
  if (!document) return undefined;
  const [stored, pauses, review] = await Promise.all([
    listSteps(db, postMortemId, document.dueAt),
    listPauses(db, postMortemId),
    readReview(db, postMortemId),
  ]);
  if (stored.length === 0 && (document.isImported || document.status === 'published')) return undefined;
  const steps = stored.length > 0 ? stored : await begin(db, document);
  const roles = {
    owner: document.ownerId,
    lead: document.leadId,
    reviewers: review.reviewerId,
    manager: document.managerId,
  };
  const begunAt = document.resolvedAt ?? document.createdAt;
  const setting: ProcessSetting = {
    now: now.getTime(),
    begunAt: begunAt.getTime(),
    isResolved: document.resolvedAt !== null,
    facts: factsOf(document, review),
    people: await loadPeople(db, document, roles, [...newcomers, ...namedIn(steps)], {
      from: begunAt,
      to: new Date(Math.max(now.getTime(), begunAt.getTime()) + AHEAD_MS),
    }),
    pauses: pauses.map(({ from, to }) => ({ from: from.getTime(), to: to?.getTime() ?? null })),
  };
  return { document, stored, steps, pauses, setting, plan: (some) => planProcess(some, setting) };
}

/** A date that somebody set before the document had steps stays; one that was proposed is counted again. */
async function begin(db: Db, document: DocumentFacts): Promise<StandingStep[]> {
  const steps = beginProcess((await getProcessRow(db, document.template)).steps);
  if (!document.isDateSet) return steps;
  const dueAt = document.dueAt?.getTime() ?? null;
  return steps.map((step) => (step.key === 'published' ? { ...step, dueAt, countedAt: (dueAt ?? 0) - 1 } : step));
}

type ReviewState = { approvals: number; demanded: number | null; lastAt: number | null; reviewerId: string | null };

async function readReview(db: Db, postMortemId: string): Promise<ReviewState> {
  const head = await getPostMortemHead(db, { kind: 'system' }, postMortemId, 'post-mortem.read');
  const { reviewers, verdicts, approvals, demanded } = await loadReview(db, head);
  const last = lastVerdicts(verdicts);
  const waited = reviewers.find(({ personId }) => reviewerState(last.get(personId)) !== 'approved') ?? reviewers[0];
  const approvedAt = verdicts.filter((one) => reviewerState(one) === 'approved').map(({ at }) => at.getTime());
  return {
    approvals,
    demanded,
    lastAt: approvedAt.length > 0 ? Math.max(...approvedAt) : null,
    reviewerId: waited?.personId ?? null,
  };
}

const factsOf = (document: DocumentFacts, { approvals, demanded, lastAt }: ReviewState): ProcessSetting['facts'] => ({
  status: document.status,
  submittedAt: document.submittedAt?.getTime() ?? null,
  publishedAt: document.publishedAt?.getTime() ?? null,
  accounts: { asked: document.asked, answered: document.answered, lastAt: document.answeredAt?.getTime() ?? null },
  review: { approvals, demanded, lastAt },
  debriefHeldAt: document.heldAt?.getTime() ?? null,
  followUps: { agreed: document.agreed, unplanned: document.unplanned, candidates: document.candidates },
});

/** Whoever sees to these steps, or was chosen to. */
export const namedIn = (steps: readonly StandingStep[]): string[] =>
  steps.flatMap(({ chosenId, personId }) => [chosenId, personId]).filter((id) => id !== null);

async function loadPeople(
  db: Db,
  document: DocumentFacts,
  roles: ProcessPeople['roles'],
  named: readonly string[],
  span: { from: Date; to: Date },
): Promise<ProcessPeople> {
  const ids = [...new Set([...Object.values(roles), ...named])].filter((id) => id !== null);
  const [able, calendarOf, zones, quarters] = await Promise.all([
    listAbleIds(db, ids),
    calendarsOf(db, ids, span, document.timeZone),
    findTimeZones(db, ids),
    listQuartersOf(db, document.id, ids),
  ]);
  const done = Map.groupBy(quarters, ({ personId }) => personId);
  const isAtNight = (personId: string) => {
    const work = (done.get(personId) ?? []).map(({ at }) => ({ id: personId, at: at.getTime() }));
    return zones.has(personId) && findNightWork(work, calendarOf(personId).timeZone) !== undefined;
  };
  const atNight = new Set(ids.filter(isAtNight));
  return { roles, mayAct: (id) => able.has(id), calendarOf, workedAtNight: (id) => atNight.has(id) };
}
