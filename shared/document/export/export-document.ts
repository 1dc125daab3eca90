import type { Figure } from '../figures/figure.ts';
import type { CalloutKind } from '../schema/block-nodes.ts';
import type { Tone } from '../strip-model.ts';

export type Direction = 'ltr' | 'rtl';

/** Words that look alike. `link` is an address that a reader may follow. */
export type TextSpan = {
  kind: 'text';
  text: string;
  strong?: true;
  emphasis?: true;
  strike?: true;
  code?: true;
  link?: string;
};
export type Span =
  | TextSpan
  | { kind: 'break' }
  /**
   * `isFirst` where the document cites this piece of evidence for the first time; `isNext` right behind another citation: without
   * something between them 2 and 1 would read as 21.
   */
  | { kind: 'citation'; number: number; isFirst: boolean; isNext: boolean }
  /** A stored picture; `words` stand where it cannot be shown. */
  | { kind: 'picture'; fileId: string; words: string };

export type Item = { checked: boolean | null; blocks: Block[] };
export type Align = 'left' | 'center' | 'right' | null;
export type Cell = { content: Span[]; align: Align; direction: Direction };
/** What a table is by what its head says: the generated ones are dressed, others are plain. */
export type TableLook = 'facts' | 'timeline' | 'plain';

export type Block =
  | { kind: 'paragraph'; content: Span[]; direction: Direction }
  /** Level 2 is directly below a section's title. */
  | { kind: 'heading'; level: 2 | 3 | 4 | 5; content: Span[]; direction: Direction }
  | { kind: 'list'; isOrdered: boolean; start: number; items: Item[] }
  | { kind: 'quote'; blocks: Block[] }
  | { kind: 'callout'; callout: CalloutKind; title: string; blocks: Block[] }
  | { kind: 'code'; language: string | null; text: string }
  /** `tones` say for each row of a timeline what kind of thing happened. */
  | { kind: 'table'; look: TableLook; head: Cell[] | null; rows: Cell[][]; tones: Tone[] | null }
  | { kind: 'figure'; name: string; figure: Figure }
  | { kind: 'rule' };

export type ExportSection = { key: string; title: string; note: string | null; blocks: Block[] };

/** A cited event in words. `from` says who or what told of it, null where nobody did. */
export type Evidence = {
  number: number;
  when: string;
  kind: string;
  from: string | null;
  /** "recalled" or "inferred"; null for what was recorded. */
  basis: string | null;
  quote: string;
  link: string | null;
};

/**
 * A settled post-mortem as every drawn file shows it: what stands where, in which words, made once. Plain data that can be sent
 * to a thread; what a renderer adds is only how it looks in its format.
 */
export type ExportDocument = {
  title: string;
  /** What the installation calls such a document, and which one it is: "Post-mortem", "PM-17". */
  word: string;
  reference: string | null;
  /** The key facts of the cover, in order. */
  facts: { label: string; value: string }[];
  authors: string[];
  /** ISO 8601: when it was last changed. */
  changedAt: string | null;
  /** The same in words, in the zone of the document. */
  asOf: string | null;
  strip: Figure | null;
  sections: ExportSection[];
  openQuestions: string[];
  evidence: Evidence[];
};
