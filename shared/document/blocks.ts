/**
 * Live blocks inside a section's Markdown: `<!-- block: timeline -->`, generated Markdown, `<!-- /block -->`. Stored
 * text keeps only the opening marker; the generated part is filled in whenever the section is shown or exported.
 * A block that shows one row of several names it: `<!-- block: metric 01890a5d-… -->`.
 */

export const BLOCK_NAMES = [
  'key-information',
  'timeline',
  'contributing-factors',
  'mitigators',
  'risks',
  'follow-ups',
  'people',
  'similar-incidents',
  'metric',
] as const;
export type BlockName = (typeof BLOCK_NAMES)[number];

const OPEN = /^<!-- block: ([a-z][a-z-]*)(?: ([\w-]{1,64}))? -->\s*$/;
const CLOSE = /^<!-- \/block -->\s*$/;
/** A fence of code, in lists and quotes too: what stands in one of those begins lines of its own with spaces or `>`. */
export const FENCE = /^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*(`{3,}(?=[^`]*$)|~{3,})/;

/** Generated content holds none of these: where one comes first, the marker stands bare. */
const isBoundary = (line: string): boolean => CLOSE.test(line) || OPEN.test(line) || FENCE.test(line);

/** What a marker says: the block, and which one row it shows where there are several. */
export type BlockMarker = { name: string; ref: string | null };

type Part = { text: string } | { block: BlockMarker };

/** The block that a line opens, if it does. */
export const readBlockMarker = (line: string): BlockMarker | undefined => {
  const [, name, ref] = OPEN.exec(line) ?? [];
  return name === undefined ? undefined : { name, ref: ref ?? null };
};

/** Whether a line ends the generated content of a block. */
export const isBlockEnd = (line: string): boolean => CLOSE.test(line);

/** "metric 0198…": what the data of a block goes by where a document holds several of one name. */
export const blockKey = ({ name, ref }: BlockMarker): string => (ref === null ? name : `${name} ${ref}`);

export const writeBlockMarker = (block: BlockMarker): string => `<!-- block: ${blockKey(block)} -->`;

/** The fence that is open behind a line, if one is. */
export const fenceAfter = (line: string, fence: string | undefined): string | undefined => {
  const mark = FENCE.exec(line)?.[1];
  if (!mark) return fence;
  if (fence === undefined) return mark;
  return mark.startsWith(fence) && line.replace(/^[ \t>]+/, '').trimEnd() === mark ? undefined : fence;
};

/** Splits at the markers; what stands between a marker and its end is generated and left out. */
export const splitBlocks = (markdown: string): Part[] => {
  const lines = markdown.split('\n');
  const parts: Part[] = [];
  let plain: string[] = [];
  let fence: string | undefined;
  const flush = () => {
    if (plain.length > 0) parts.push({ text: plain.join('\n') });
    plain = [];
  };
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    fence = fenceAfter(line, fence);
    const block = fence === undefined ? readBlockMarker(line) : undefined;
    if (block === undefined) {
      // An end without a beginning is left over from an edit and would swallow what stands before it later.
      if (fence !== undefined || !CLOSE.test(line)) plain.push(line);
      continue;
    }
    flush();
    parts.push({ block });
    let end = i + 1;
    while (end < lines.length && !isBoundary(lines[end]!)) end++;
    if (end < lines.length && CLOSE.test(lines[end]!)) i = end;
  }
  flush();
  return parts;
};

/** A generated line that looks like a marker or a code fence would end the block early: it is defused. */
const harmless = (generated: string): string =>
  generated
    .split('\n')
    .map((line) => (isBoundary(line) ? line.replace(/[<`~]/, (sign) => (sign === '<' ? '&lt;' : `\\${sign}`)) : line))
    .join('\n')
    .trim();

/**
 * Fills in the generated content of each block whose `blockKey` is in `blocks`; other blocks keep their bare marker.
 */
export const expandBlocks = (markdown: string, blocks: Partial<Record<string, string>>): string =>
  splitBlocks(markdown)
    .map((part) => {
      if ('text' in part) return part.text;
      const key = blockKey(part.block);
      const generated = Object.hasOwn(blocks, key) ? blocks[key] : undefined;
      if (generated === undefined) return writeBlockMarker(part.block);
      return `${writeBlockMarker(part.block)}\n\n${harmless(generated)}\n\n<!-- /block -->`;
    })
    .join('\n');

/** The text as it is shown: without the markers, with what was generated between them. */
export const unmarkBlocks = (markdown: string): string => {
  let fence: string | undefined;
  const shown = markdown.split('\n').map((line) => {
    fence = fenceAfter(line, fence);
    return fence === undefined && (OPEN.test(line) || CLOSE.test(line)) ? '' : line;
  });
  return shown.join('\n');
};

/** Drops generated content and keeps the opening markers: what is stored. `collapse(expand(x)) = collapse(x)`. */
export const collapseBlocks = (markdown: string): string =>
  splitBlocks(markdown)
    .map((part) => ('text' in part ? part.text : writeBlockMarker(part.block)))
    .join('\n');

/** Whether a text says nothing by itself: nothing but blocks that `isEmpty` says show nothing, asked by their key. */
export const isBlank = (markdown: string, isEmpty: (key: string) => boolean): boolean =>
  splitBlocks(markdown).every((part) => ('text' in part ? part.text.trim() === '' : isEmpty(blockKey(part.block))));

/** The blocks in a text, in order. */
export const blockMarkers = (markdown: string): BlockMarker[] =>
  splitBlocks(markdown).flatMap((part) => ('block' in part ? [part.block] : []));

/** Names of the blocks in a text, in order. */
export const blockNames = (markdown: string): string[] => blockMarkers(markdown).map(({ name }) => name);
