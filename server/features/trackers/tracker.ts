import type { FaultCode } from '#shared/contracts/trackers.ts';
import type { Account, Issue, IssueDraft, IssuePatch, IssueRef } from '#shared/trackers/issue.ts';

export type Seeker = { email: string | null; handles: readonly string[] };
export type Rewrite = { title: string; body: string; marker: string; reference: string; link: string };

/**
 * The seam: what Debrief needs of a tracker, and all it knows of it. Everything may fail with a TrackerFault, which says what
 * is wrong in words that somebody can act on. Never called in an operation or a transaction.
 */
export type Tracker = {
  /** Whether token and project are right; answers how the tracker itself names the project. */
  check: () => Promise<{ projectId: string }>;
  /** The newest issue there is, for `findMade`; null where it needs none. */
  findFloor: () => Promise<string | null>;
  /** The issue that carries this marker, made since the floor was looked up. */
  findMade: (marker: string, floor: string | null) => Promise<Issue | undefined>;
  create: (draft: IssueDraft) => Promise<Issue>;
  /** Follows an issue to where it moved; "moved" where the token does not lead there. Undefined: it was deleted. */
  read: (ref: IssueRef) => Promise<Issue | 'moved' | undefined>;
  /** Issues changed since then, by the tracker's clock, that instant included; pages of up to a hundred. */
  readChanged: (since: string) => AsyncIterable<ChangedPage>;
  /** Answers the issue as it is afterwards. `footer` is for trackers that keep a due date in the text. */
  update: (issue: Issue, patch: IssuePatch, footer: Omit<Rewrite, 'title' | 'body'>) => Promise<Issue>;
  rewrite: (issue: Issue, text: Rewrite) => Promise<void>;
  /** The account of a person, where the tracker knows one for sure. */
  findAccount: (person: Seeker) => Promise<Account | undefined>;
  /** Requests that are left, once it said so. */
  left: () => { remaining: number; until: Date } | undefined;
};

/** `readTo` is how far everything was read when this page was; null where that is known at the end only. */
export type ChangedPage = { issues: Issue[]; readTo: string | null };

export class TrackerFault extends Error {
  override readonly name = 'TrackerFault';
  readonly code: FaultCode;
  /** When it may be tried again, where the tracker says so. */
  readonly until: Date | undefined;
  /** The request may have been done all the same: its answer was lost. */
  readonly isUnsure: boolean;

  constructor(
    code: FaultCode,
    message: string,
    { until, isUnsure = false }: { until?: Date; isUnsure?: boolean } = {},
  ) {
    super(message);
    this.code = code;
    this.until = until;
    this.isUnsure = isUnsure;
  }
}

/** Of the tracker as a whole: every other issue would meet the same. */
export const isOfTracker = ({ code }: { code: string }): boolean =>
  ['token-expired', 'rate-limited', 'unreachable', 'not-the-tracker', 'secret-unreadable'].includes(code);
