import type { Basis, EventKind, Phase } from '#shared/incident-record.ts';
import type { GraphFactor } from './figures/graph-factor.ts';

/** An event as a document shows it. `at` is ISO 8601 in UTC, null when the record gives no readable time. */
export type DocumentEvent = {
  id: string;
  at: string | null;
  kind: EventKind;
  text: string;
  actor: string | null;
  source: string | null;
  url: string | null;
  basis: Basis;
};

/** `[^3]` in a section's Markdown cites the event with number 3. Numbers are unique in the whole document. */
export type Citation = { number: number; event: DocumentEvent };

export type DocumentPhase = { at: string; evidence: string[]; basis: 'stated' | 'derived'; why: string };

export type DocumentSection = { key: string; title: string; markdown: string };

/**
 * A post-mortem, whether freshly drafted or stored and edited: the one thing that is rendered and exported. Instants
 * are ISO 8601 in UTC and shown in `timeZone`.
 */
export type PostMortemDocument = {
  reference?: string | null;
  title: string;
  status?: string | null;
  /** What the installation calls such a document: "post-mortem", "debrief", "retrospective". */
  word: string;
  severity?: string | null;
  services: string[];
  owner?: string | null;
  /** Who writes it with the owner. */
  coWriters?: string[];
  dueAt?: string | null;
  timeZone: string;
  incidents: { reference: string | null; title: string }[];
  phases: Record<Phase, DocumentPhase | null>;
  keyEvents: DocumentEvent[];
  sections: DocumentSection[];
  citations: Citation[];
  openQuestions: { text: string; about: string }[];
  /** "23 of 5,012 events" under the timeline, when known. */
  eventCount?: number | null;
  /** What led to what, where the document shows its contributing factors. */
  factors?: GraphFactor[];
  generatedAt?: string | null;
};
