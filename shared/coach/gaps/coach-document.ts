import type { Basis, EventKind, Phase } from '../../incident-record.ts';
import type { FactorKind, FactorRole, FollowUpKind, Level, RowState } from '../../rules/factor-words.ts';

/** A section as it stands. Both texts are Markdown; markers of live blocks in them count for nothing. */
export type CoachSection = {
  key: string;
  title: string;
  markdown: string;
  /** What its template began it with. */
  prefilled: string;
  required: boolean;
  /** How many rows its live blocks show. */
  rows: number;
};

/** A row of the timeline as the document shows it. */
export type CoachEvent = {
  id: string;
  /** ISO 8601; null where the time is not known. */
  at: string | null;
  kind: EventKind | null;
  text: string;
  basis: Basis;
  actor: string | null;
  /** Whether something can be opened that shows it; see `showsEvidence`. */
  hasEvidence: boolean;
};

/** A contributing factor; with the role `limited-the-damage` a mitigator. */
export type CoachFactor = {
  id: string;
  title: string;
  /** Null in documents that do not sort their factors. */
  kind: FactorKind | null;
  role: FactorRole | null;
  /** What it led to; null in documents that have no place for it. */
  effect: string | null;
  /** Ids of the factors it led to. */
  leadsTo: readonly string[];
  state: RowState;
  /** Why nothing needs to address it; undefined in documents that have no place for it. */
  acceptedBecause?: string | null;
};

/** A follow-up. A field is undefined in documents that have no place for it: nothing is missing there. */
export type CoachFollowUp = {
  id: string;
  title: string;
  why?: string;
  state: RowState;
  status: 'open' | 'in-progress' | 'done' | 'wont-do';
  owner?: string | null;
  dueAt?: string | null;
  trackerUrl?: string | null;
  priority?: Level | null;
  kind?: FollowUpKind | null;
  factorIds?: readonly string[];
};

/** Everything of a post-mortem that gaps are looked for in. */
export type CoachDocument = {
  sections: readonly CoachSection[];
  /** In the order of the document. */
  timeline: readonly CoachEvent[];
  /** Phases that are known; `evidence` names the events that prove one. */
  times: Partial<Record<Phase, { at: string; evidence: readonly string[] } | null>>;
  impact: { text: string; customers: number | null };
  /** Null in a document that explains itself in running text, without naming factors one by one. */
  factors: readonly CoachFactor[] | null;
  followUps: readonly CoachFollowUp[];
};

/** Written down by hand, in Debrief or through its API, with nothing behind it that could be opened. */
const BY_HAND = new Set(['by hand', 'api', '']);

/**
 * Whether a timeline event is its own evidence: it has an address, or a tool recorded it. What somebody remembers or
 * concludes is not, nor is a line typed in by hand.
 */
export const showsEvidence = (event: { url: string | null; basis: Basis; source: string }): boolean =>
  event.url !== null || (event.basis === 'recorded' && !BY_HAND.has(event.source.trim().toLowerCase()));
