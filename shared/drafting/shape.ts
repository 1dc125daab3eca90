import type { Basis, EventKind, ParticipantRole, Phase } from '#shared/incident-record.ts';
import type { Lesson } from '../rules/similar/say-lesson.ts';

/** Section keys of the standard template, in their order. */
export const SECTION_KEYS = [
  'key-information',
  'summary',
  'timeline',
  'contributing-factors',
  'mitigators',
  'learnings-and-risks',
  'follow-ups',
  'debrief-notes',
] as const;
export type SectionKey = (typeof SECTION_KEYS)[number];

/**
 * A sentence of the draft, plain text. `evidence` is never empty: ids of the record's events that prove it. What stands
 * only in a field of the record is named in `facts` ("impact.customers"), and `evidence` then holds the events that
 * bear on it, or, in a record without any event, the JSON pointer of the field ("#/impact/customers").
 */
export type Sentence = { text: string; evidence: string[]; facts?: string[] };

/** Candidates only: a person decides what contributed. Kinds and roles follow the product's glossary. */
export const FACTOR_KINDS = [
  'change',
  'misconfiguration',
  'defect',
  'capacity',
  'dependency',
  'knowledge',
  'process',
  'detection',
  'unknown',
] as const;
export type FactorKind = (typeof FACTOR_KINDS)[number];
export const FACTOR_ROLES = [
  'may-have-triggered',
  'may-have-made-possible',
  'made-it-worse',
  'limited-the-damage',
] as const;
export type FactorRole = (typeof FACTOR_ROLES)[number];

/**
 * The data behind a sentence, for whoever wants rows instead of prose. Times are ISO 8601 in UTC. `note` is what the sentence
 * says beside the quotation: who said it and when, how long before what.
 */
export type DraftItem = Sentence &
  (
    | { type: 'fact'; label: string; value: string; phase?: Phase }
    | { type: 'person'; name: string; role: ParticipantRole; did: { what: string; evidence: string[] }[] }
    | {
        type: 'event';
        eventId: string;
        at: string;
        kind: EventKind;
        /** What the row is to the story ("First alert"); the kind in words when nothing more is known. */
        label: string;
        quote: string;
        actor: string | null;
        source: string | null;
        url: string | null;
        basis: Basis;
        /** Ids of the first events behind this row: repeats of it, and talk that was left out after it. */
        folded: string[];
        foldedCount: number;
        why: string;
      }
    | { type: 'phase'; phase: Phase; at: string; label: string }
    | { type: 'factor'; candidate: true; kind: FactorKind; role: FactorRole; quote: string; why: string; note: string }
    | {
        type: 'mitigator';
        candidate: true;
        quote: string;
        actor: string | null;
        at: string;
        minutesBefore: number | null;
        note: string;
      }
    | {
        type: 'follow-up';
        quote: string;
        saidBy: string | null;
        at: string | null;
        /** Who might own it, and why: named in the words, offered themselves, or said it. Null when nobody did. */
        proposedOwner: { name: string; why: string } | null;
        note: string;
      }
    | { type: 'learning'; kind: 'surprise' | 'risk' | 'detection' | 'response' | 'luck'; quote: string | null }
    | { type: 'similar'; reference: string; title: string; postMortem: string | null }
    | { type: 'unclear'; quote: string | null }
  );

/**
 * `key` is a `SectionKey`, or one of a template's own; the drafter has nothing to say in those. `prefilled` is what the
 * template begins the section with: Markdown, its variables filled in.
 */
export type DraftSection = {
  key: string;
  title: string;
  sentences: Sentence[];
  items?: DraftItem[];
  prefilled?: string;
  /** What belongs there, where neither the drafter nor the template begins the section. */
  guidance?: string;
};

/** Something the record does not say. `about` is a field ("times.detected") or a section key. */
export type OpenQuestion = { text: string; about: string };

export type DraftPhase = { at: string; evidence: string[]; basis: 'stated' | 'derived'; why: string };

export type Draft = {
  title: string;
  /** The template's key. */
  template: string;
  /** IANA name or offset in which the times of the text are given. */
  timeZone: string;
  reference: string | null;
  severity: string | null;
  services: string[];
  sections: DraftSection[];
  openQuestions: OpenQuestion[];
  phases: Record<Phase, DraftPhase | null>;
  /** How many events the record has, how many the timeline shows. */
  curation: { chosen: number; of: number };
};

/** What the drafter needs of a template. */
export type DraftTemplate = {
  key: string;
  sections: readonly { key: string; title: string; prefilled: string; guidance: string }[];
};

/** A past incident that looks alike, as the rule that finds them gives it. */
export type SimilarIncident = {
  reference: string;
  title: string;
  daysAgo: number;
  /** What is alike, in words: "same service: checkout". */
  alike: string[];
  postMortemReference?: string | null;
  /** What its post-mortem named, and what became of what it asked for. */
  lesson?: Lesson | null;
};

export type DraftOptions = {
  /** The shipped standard one unless said. */
  template?: DraftTemplate;
  /** Name and word of the installation, for prefilled text. */
  setting?: { name: string; word: string; now?: number };
  /** Shows times in this zone instead of the record's. */
  timeZone?: string;
  similar?: SimilarIncident[];
  /** Epoch ms; an incident that is still open is described as of now. */
  now?: number;
};
