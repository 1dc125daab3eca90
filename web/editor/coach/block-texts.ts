import { Fragment, type Node } from 'prosemirror-model';
import type { Passage } from '#shared/coach/finding.ts';
import { type NodePassage, placeOfSection, positionOf, readNodes } from '#shared/coach/read-nodes.ts';
import type { BlockId, LocatedFinding, SectionOrder } from './messages.ts';

type BlockText = { id: BlockId; passages: readonly NodePassage[] };
type Sent = { sections: SectionOrder[]; fresh: { id: BlockId; passages: Passage[] }[] };

/** Where a finding stands in a document. Ends are exclusive. */
export type FindingPlace = { from: number; to: number; sentence: { from: number; to: number } };

/**
 * What the coach reads of a document and where each word of it stands. Nodes never change, so that only blocks that were
 * written in since are read again: one for a key.
 */
export class BlockTexts {
  #count = 0;
  readonly #texts = new WeakMap<Node, BlockText>();
  /** Blocks the worker holds: those of the document it was last sent. */
  #held: ReadonlySet<BlockId> = new Set();

  /** The order of all blocks, and those that the worker does not have yet. */
  changesOf(doc: Node): Sent {
    const fresh: Sent['fresh'] = [];
    const sections: SectionOrder[] = [];
    doc.forEach((section) => {
      const key = String(section.attrs.key);
      const blocks: BlockId[] = [];
      section.forEach((block) => {
        const { id, passages } = this.#textOf(block, key);
        blocks.push(id);
        if (!this.#held.has(id)) fresh.push({ id, passages: passages.map(toPassage) });
      });
      sections.push({ key, blocks });
    });
    this.#held = new Set(sections.flatMap(({ blocks }) => blocks));
    return { sections, fresh };
  }

  #textOf(block: Node, key: string): BlockText {
    let text = this.#texts.get(block);
    if (!text) {
      text = { id: ++this.#count, passages: readNodes(Fragment.from(block), placeOfSection(key)) };
      this.#texts.set(block, text);
    }
    return text;
  }

  /** Where findings stand in this section of a document; those whose block is no longer there are left out. */
  placesIn(
    section: Node,
    sectionStart: number,
    findings: readonly LocatedFinding[],
  ): Map<LocatedFinding, FindingPlace> {
    const starts = new Map<BlockId, { start: number; passages: readonly NodePassage[] }>();
    section.forEach((block, offset) => {
      const text = this.#texts.get(block);
      if (text) starts.set(text.id, { start: sectionStart + 1 + offset, passages: text.passages });
    });
    const places = new Map<LocatedFinding, FindingPlace>();
    for (const finding of findings) {
      const at = starts.get(finding.block);
      const passage = at?.passages[finding.passage];
      if (at && passage) places.set(finding, placeOf(finding, passage, at.start));
    }
    return places;
  }
}

/** What may be sent: without what only the page needs. */
const toPassage = ({ text, place, skip, opaque, people }: NodePassage): Passage => ({
  text,
  place,
  skip,
  opaque,
  people,
});

function placeOf({ start, end, sentence }: LocatedFinding, passage: NodePassage, at: number): FindingPlace {
  const position = (offset: number) => at + positionOf(passage, offset);
  const endOf = (from: number, to: number) => (to > from ? position(to - 1) + 1 : position(from));
  return {
    from: position(start),
    to: endOf(start, end),
    sentence: { from: position(sentence.start), to: endOf(sentence.start, sentence.end) },
  };
}
