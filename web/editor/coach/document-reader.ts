import type { Coach, Passage } from '#shared/coach/finding.ts';
import type { BlockId, LocatedFinding, SectionOrder } from './messages.ts';

/** The document as the worker holds it: the passages of every block, so that only changed blocks have to be sent. */
export class DocumentReader {
  #sections: readonly SectionOrder[] = [];
  #passages = new Map<BlockId, readonly Passage[]>();

  /** Takes the order of the blocks and those that are new; forgets blocks that stand nowhere any more. */
  update(sections: readonly SectionOrder[], fresh: readonly { id: BlockId; passages: readonly Passage[] }[]): void {
    this.#sections = sections;
    for (const { id, passages } of fresh) this.#passages.set(id, passages);
    const standing = new Set(sections.flatMap(({ blocks }) => blocks));
    for (const id of this.#passages.keys()) if (!standing.has(id)) this.#passages.delete(id);
  }

  /** Reads the document as one text: what stands around a passage is its context. */
  read(coach: Coach): LocatedFinding[] {
    const located = this.#sections.flatMap(({ key, blocks }) =>
      blocks.flatMap((block) =>
        (this.#passages.get(block) ?? []).map((text, passage) => ({ text, place: { section: key, block, passage } })),
      ),
    );
    const found = coach.read(located.map(({ text }) => text));
    return located.flatMap(({ text, place }, index) =>
      (found[index] ?? []).map((finding) => ({
        ...finding,
        ...place,
        sentenceText: text.text.slice(finding.sentence.start, finding.sentence.end),
      })),
    );
  }
}
