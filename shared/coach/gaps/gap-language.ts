import type { GapRule } from '../finding.ts';

/** What a gap says. `{title}` is the row's, `{count}` of `{of}` rows are meant where there are several. */
export type GapWords = {
  why: string;
  /** Instead of `why`, where more than one row is meant. */
  whyOfSeveral?: string;
  /** Asks how or what. */
  question: string;
};

/**
 * What the search for gaps knows of one language. Every pattern is tried on plain text and bounded, so that reading
 * stays linear. One that matches nothing switches its rule off.
 */
export type GapLanguage = {
  /** In place of the title of a row that has none. */
  untitled: string;
  words: Record<GapRule, GapWords>;
  /** Somebody or something noticed, or was told. */
  noticed: RegExp;
  /** A figure with what it counts: people, requests, a share, a time that passed. */
  counted: RegExp;
  /** Says that nobody was affected. */
  noImpact: RegExp;
  /** Names of sections. */
  titles: {
    impact: RegExp;
    summary: RegExp;
    detection: RegExp;
    /** What stood before the incident. */
    leadUp: RegExp;
    timeline: RegExp;
    factors: RegExp;
    wentWell: RegExp;
    followUps: RegExp;
  };
  /** Nothing but a place held free: "TBD", "none yet". */
  placeholder: RegExp;
  /** Words about a factor that judge instead of describing. */
  vague: RegExp;
  humanError: RegExp;
  violation: RegExp;
  omission: RegExp;
  /** The running text explains: "because", "caused by". */
  givesReason: RegExp;
  /** The running text says what will be done, or that nothing will. */
  plansWork: RegExp;
  /** The running text says what kept it smaller. */
  limitedIt: RegExp;
  /** Something was changed: a timeline that begins so begins before anybody noticed. */
  changed: RegExp;
  /** What came before: what people saw, were told, were under. */
  givesCause: RegExp;
  /** Says that it was somebody's to do. */
  givesDuty: RegExp;
};
