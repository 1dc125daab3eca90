import type { ParticipantRole } from '../incident-record.ts';
import type { NightWork } from './night-work.ts';
import type { DeedKind } from './participants.ts';
import { capitalise, count, spellCount } from './plain-words.ts';

type ShownDeed = { what: string; evidence: readonly string[]; count?: number };

export type OwnerCandidate = {
  personId: string;
  name: string;
  role: ParticipantRole;
  /** As `deriveParticipants` gives it; without `count`, the events shown are counted. */
  did: readonly ShownDeed[];
  /** Can sign in. */
  isMember: boolean;
  /** Post-mortems owned that are not published. */
  openPostMortems: number;
  /** As `findNightWork` gives it, in the person's own zone. */
  nightWork?: NightWork | undefined;
  /** Was asked to own this one, and said no: not proposed again, though people may ask them. */
  hasDeclined?: boolean;
};

type Shown = { personId: string; evidence: readonly string[] };
export type OwnerContext = {
  /** As `findStabilisers` gives it: "rolled back to v411". */
  stabilised?: readonly (Shown & { what?: string })[];
  /** Who was on call for the service that was hit worst. */
  onCall?: readonly (Shown & { service: string })[];
  /** Who raised it, when that is known better than from `did`. */
  raised?: readonly Shown[];
  /** Who made the change that triggered it: neither for nor against. Its events are left out of account. */
  triggered?: readonly Shown[];
};

export type OwnerReason = { text: string; evidence: string[] };
export type OwnerSuggestion = { personId: string; score: number; reasons: OwnerReason[]; against: OwnerReason[] };

/**
 * Points. The lead is the default; two roles together, or the lead's open post-mortems and a night on it, make somebody
 * else come first. Ours, not measured: only the order is shown.
 */
export const OWNER_WEIGHTS = {
  lead: 5,
  investigated: 4,
  stabilised: 4,
  acted: 2,
  onCall: 3,
  declared: 2,
  reported: 1,
  tookPart: 1,
  openPostMortem: -1,
  openPostMortemsAtMost: 4,
  night: -2,
} as const;

type Weighed = OwnerReason & { points: number };

const INVESTIGATING: readonly DeedKind[] = ['proposed explanations', 'looked into the cause', 'made decisions'];
/** Fewer steps than this are a contribution to the investigation, not leading it. */
const LED_FROM = 3;

const countOf = (deed: ShownDeed): number => deed.count ?? deed.evidence.length;

/** What somebody did without the events of the triggering change; a deed of which nothing is left is gone. */
function withoutTrigger(candidate: OwnerCandidate, triggers: ReadonlySet<string>): OwnerCandidate {
  if (triggers.size === 0) return candidate;
  const did = candidate.did.flatMap((deed) => {
    const evidence = deed.evidence.filter((id) => !triggers.has(id));
    const left = countOf(deed) - (deed.evidence.length - evidence.length);
    return left > 0 ? [{ ...deed, evidence, count: left }] : [];
  });
  return { ...candidate, did };
}

const deedsOf = (candidate: OwnerCandidate, kinds: readonly DeedKind[]) =>
  candidate.did.filter((deed) => kinds.some((kind) => kind === deed.what));
const stepsOf = (candidate: OwnerCandidate): number =>
  deedsOf(candidate, INVESTIGATING).reduce((sum, deed) => sum + countOf(deed), 0);

/** The ids of the people who investigated most; several when they are level. */
function findInvestigators(candidates: readonly OwnerCandidate[]): Set<string> {
  const most = candidates.reduce((steps, candidate) => Math.max(steps, stepsOf(candidate)), 0);
  const leading = most >= LED_FROM ? candidates.filter((candidate) => stepsOf(candidate) === most) : [];
  return new Set(leading.map(({ personId }) => personId));
}

function weighDeed(candidate: OwnerCandidate, what: DeedKind, text: string, points: number): Weighed[] {
  return deedsOf(candidate, [what]).map((deed) => ({ text, evidence: [...deed.evidence], points }));
}

function findReasons(candidate: OwnerCandidate, context: OwnerContext, investigators: ReadonlySet<string>): Weighed[] {
  const mine = <S extends Shown>(all: readonly S[] | undefined) =>
    all?.find(({ personId }) => personId === candidate.personId);
  const reasons: Weighed[] = [];

  if (candidate.role === 'lead') {
    const evidence = deedsOf(candidate, ['took the lead']).flatMap((deed) => deed.evidence);
    reasons.push({ text: 'Led the response', evidence, points: OWNER_WEIGHTS.lead });
  }
  if (investigators.has(candidate.personId)) {
    const evidence = deedsOf(candidate, INVESTIGATING).flatMap((deed) => deed.evidence);
    const steps = spellCount(
      stepsOf(candidate),
      'explanation, finding or decision',
      'explanations, findings and decisions',
    );
    const text = `Led the investigation: ${steps}`;
    reasons.push({ text, evidence: [...new Set(evidence)], points: OWNER_WEIGHTS.investigated });
  }
  const step = mine(context.stabilised);
  if (step) {
    const text = step.what ? `Did what stabilised it: ${step.what}` : 'Did what stabilised it';
    reasons.push({ text, evidence: [...step.evidence], points: OWNER_WEIGHTS.stabilised });
  } else {
    reasons.push(...weighDeed(candidate, 'acted to end it', 'Acted to end it', OWNER_WEIGHTS.acted));
  }
  const duty = mine(context.onCall);
  if (duty) {
    const text = `Was on call for ${duty.service}, the service that was hit worst`;
    reasons.push({ text, evidence: [...duty.evidence], points: OWNER_WEIGHTS.onCall });
  }
  if (context.raised) {
    const raised = mine(context.raised);
    if (raised) reasons.push({ text: 'Raised it', evidence: [...raised.evidence], points: OWNER_WEIGHTS.declared });
  } else {
    const declared = weighDeed(candidate, 'declared the incident', 'Raised it', OWNER_WEIGHTS.declared);
    reasons.push(
      ...(declared.length > 0 ? declared : weighDeed(candidate, 'reported it', 'Reported it', OWNER_WEIGHTS.reported)),
    );
  }
  if (reasons.length === 0 && candidate.role === 'responder') {
    const evidence = candidate.did[0]?.evidence ?? [];
    reasons.push({ text: 'Took part in the response', evidence: [...evidence], points: OWNER_WEIGHTS.tookPart });
  }
  return reasons.sort((a, b) => b.points - a.points);
}

function findAgainst({ openPostMortems, nightWork, isMember }: OwnerCandidate): Weighed[] {
  const against: Weighed[] = [];
  if (!isMember) against.push({ text: 'Cannot sign in yet', evidence: [], points: 0 });
  if (openPostMortems > 0) {
    const counted = Math.min(openPostMortems, OWNER_WEIGHTS.openPostMortemsAtMost);
    const text = `Already owns ${spellCount(openPostMortems, 'open post-mortem')}`;
    against.push({ text, evidence: [], points: counted * OWNER_WEIGHTS.openPostMortem });
  }
  if (nightWork) {
    const text = capitalise(`spent part of the night on it (${count(nightWork.evidence.length, 'event')})`);
    against.push({ text, evidence: nightWork.evidence.slice(0, 6), points: OWNER_WEIGHTS.night });
  }
  return against;
}

/**
 * Who might own the post-mortem, best first, each with what speaks for and against. A suggestion, never an assignment.
 * Only people with a reason for them are named. Somebody who cannot sign in ranks below everybody who can. Having made
 * the change that triggered the incident is neither a reason for nor against.
 */
export function suggestOwners(candidates: readonly OwnerCandidate[], context: OwnerContext = {}): OwnerSuggestion[] {
  const triggers = new Set(context.triggered?.flatMap(({ evidence }) => evidence));
  const considered = candidates.map((candidate) => withoutTrigger(candidate, triggers));
  const investigators = findInvestigators(considered);

  return considered
    .map((candidate) => {
      const reasons = findReasons(candidate, context, investigators);
      const against = findAgainst(candidate);
      const score = [...reasons, ...against].reduce((sum, { points }) => sum + points, 0);
      return { candidate, reasons, against, score };
    })
    .filter(({ candidate, reasons }) => reasons.length > 0 && !candidate.hasDeclined)
    .sort(
      (a, b) =>
        Number(b.candidate.isMember) - Number(a.candidate.isMember) ||
        b.score - a.score ||
        a.candidate.openPostMortems - b.candidate.openPostMortems ||
        a.candidate.name.localeCompare(b.candidate.name, 'en'),
    )
    .map(({ candidate, reasons, against, score }) => ({
      personId: candidate.personId,
      score,
      reasons: reasons.map(({ text, evidence }) => ({ text, evidence })),
      against: against.map(({ text, evidence }) => ({ text, evidence })),
    }));
}
