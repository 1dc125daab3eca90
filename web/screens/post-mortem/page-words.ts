/** The words of a section as it is read, and the place in the page of each of them. */
export type PageWords = { key: string; text: string; runs: { node: Text; at: number }[] };

const BLOCK = 'p, h1, h2, h3, h4, h5, h6, li, td, th, pre, blockquote, aside';
/** Stands for an evidence number, as in the words of the editor. */
const OBJECT = '\uFFFC';

/** Reads the prose of every section: a line for each block, as the editor's anchors do. Live blocks are no prose. */
export function readPage(root: Element): PageWords[] {
  return [...root.querySelectorAll<HTMLElement>('.section')].map((section) => {
    const words: PageWords = { key: section.id.replace(/^section-/, ''), text: '', runs: [] };
    let block: Element | null = null;
    for (const prose of section.querySelectorAll('.prose')) {
      const walker = document.createTreeWalker(prose, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
        const around = node.parentElement!.closest(BLOCK);
        if (!around || !prose.contains(around)) continue;
        if (block && around !== block) words.text += '\n';
        block = around;
        const isNumber = node.parentElement!.closest('sup, [data-citation]') !== null;
        if (!isNumber) words.runs.push({ node, at: words.text.length });
        words.text += isNumber ? OBJECT : node.data;
      }
    }
    return words;
  });
}

/** The range of the page over the words [from, to). */
export function rangeOf({ runs }: PageWords, from: number, to: number): Range | null {
  const first = runs.find(({ node, at }) => at + node.length > from);
  const last = runs.findLast(({ at }) => at < to);
  if (!first || !last) return null;
  const range = document.createRange();
  range.setStart(first.node, Math.max(0, from - first.at));
  range.setEnd(last.node, Math.min(last.node.length, to - last.at));
  return range;
}

/** Which words of the section a range of the page covers. */
export function wordsOf({ runs }: PageWords, range: Range): { from: number; to: number } | null {
  const inside = runs.filter(({ node }) => range.intersectsNode(node));
  const [first, last] = [inside[0], inside.at(-1)];
  if (!first || !last) return null;
  const from = first.at + (first.node === range.startContainer ? range.startOffset : 0);
  const to = last.at + (last.node === range.endContainer ? range.endOffset : last.node.length);
  return from < to ? { from, to } : null;
}
