import type { Phase } from '../../incident-record.ts';
import type { Gap, Tier } from '../finding.ts';
import type { CoachEvent, CoachFactor } from '../gaps/coach-document.ts';

/** A finding that is still open, with the place it stands in. */
export type SheetFinding = {
  /** Key of the section. */
  section: string;
  tier: Tier;
  quote: string;
  /** The one question that is asked. */
  question: string;
};

/** What the sheet is made from; everything in it is plain text. */
export type SheetInput = {
  title: string;
  /** "PM-17". */
  reference: string;
  incident: {
    /** "INC-42", as many as the post-mortem is about. */
    references: readonly string[];
    severity: string | null;
    services: readonly string[];
    impact: string;
    /** ISO 8601, and the events that prove it. */
    times: Partial<Record<Phase, { at: string; evidence: readonly string[] } | null>>;
  };
  /** In the order in which they should be named; `role` in words. */
  people: readonly { name: string; role: string | null }[];
  /** In the order of the document. */
  sections: readonly { key: string; title: string }[];
  /** The rows that the document shows. */
  timeline: readonly Pick<CoachEvent, 'id' | 'at' | 'text' | 'actor'>[];
  openFindings: readonly SheetFinding[];
  /** `about` is a section key or a field of the record ("times.detected"). */
  openQuestions: readonly { text: string; about: string }[];
  gaps: readonly Gap[];
  /** Those that were struck are left out. */
  factors: readonly Pick<CoachFactor, 'id' | 'title' | 'role' | 'state'>[];
  /** IANA name or offset in which times are said. */
  timeZone: string;
};
