import type { Node } from 'prosemirror-model';

/** Stands for an inline node (a citation, a mention) in the text of a section. */
export const OBJECT = '\uFFFC';

/** The words of one section that begins at `start`. `positions[i]` is where, after that, the i-th UTF-16 unit of `text` stands. */
export type SectionText = { key: string; start: number; text: string; positions: readonly number[]; size: number };

type Read = Pick<SectionText, 'text' | 'positions'>;
// A keystroke changes one section: the others are not read again.
const known = new WeakMap<Node, Read>();

/** All words of a section in one string: a line for each block of text, `OBJECT` for each inline node. */
export function readSectionText(section: Node, start: number): SectionText {
  let read = known.get(section);
  if (!read) {
    read = readWords(section);
    known.set(section, read);
  }
  return { ...read, key: String(section.attrs.key ?? ''), start, size: section.nodeSize };
}

function readWords(section: Node): Read {
  const positions: number[] = [];
  let text = '';
  let end = 1;
  section.descendants((node, offset) => {
    if (!node.isTextblock) return true;
    const from = offset + 2;
    if (text.length > 0) {
      text += '\n';
      positions.push(end);
    }
    node.forEach((child, at) => {
      const words = child.isText ? child.text! : OBJECT;
      for (let index = 0; index < words.length; index++) positions.push(from + at + index);
      text += words;
    });
    end = from + node.content.size;
    return false;
  });
  return { text, positions };
}

export function readSectionTexts(doc: Node): SectionText[] {
  const sections: SectionText[] = [];
  doc.forEach((section, offset) => {
    if (section.type.name === 'section') sections.push(readSectionText(section, offset));
  });
  return sections;
}

/** Where the words [from, to) of a section stand in the document; at least one word. */
export function placeOf(section: SectionText, from: number, to: number): { from: number; to: number } {
  const { start, positions } = section;
  return { from: start + positions[from]!, to: start + positions[to - 1]! + 1 };
}

/** Which words of a section the positions [from, to) of the document are. */
export function wordsAt({ positions, start }: SectionText, from: number, to: number): { from: number; to: number } {
  const index = (pos: number) => {
    let [low, high] = [0, positions.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (start + positions[middle]! < pos) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return { from: index(from), to: index(to) };
}
