import type { CoachSetup, Finding, Passage } from '#shared/coach/finding.ts';

/** A block directly within a section, by the number it has as long as nothing in it changes. */
export type BlockId = number;
export type SectionOrder = { key: string; blocks: readonly BlockId[] };

/** A finding with the place it was read at. */
export type LocatedFinding = Finding & {
  section: string;
  block: BlockId;
  /** Which passage of the block. */
  passage: number;
  /** The words of its sentence. */
  sentenceText: string;
};

export type ToReader =
  | { kind: 'setup'; setup: CoachSetup }
  /** All sections in their order; of blocks only those that were never sent. */
  | {
      kind: 'read';
      round: number;
      sections: readonly SectionOrder[];
      fresh: readonly { id: BlockId; passages: readonly Passage[] }[];
    };

export type FromReader =
  | { kind: 'found'; round: number; findings: readonly LocatedFinding[] }
  | { kind: 'failed'; message: string };
