import {
  type BlockMarker,
  blockKey,
  expandBlocks,
  fenceAfter,
  isBlockEnd,
  readBlockMarker,
  splitBlocks,
  writeBlockMarker,
} from '../document/blocks.ts';
import { readSection, writeSection } from '../document/markdown/index.ts';
import { documentSchema } from '../document/schema/schema.ts';
import { type Kept, redactNodes } from './redact-nodes.ts';
import type { Redactor } from './redactor.ts';

/** The generated content of the live blocks of a text that is filled in, by their key. */
export function generatedBlocks(markdown: string): Record<string, string> {
  const found: Record<string, string> = {};
  let open: { key: string; lines: string[] } | undefined;
  let fence: string | undefined;
  for (const line of markdown.split('\n')) {
    if (!open) fence = fenceAfter(line, fence);
    const marker = fence === undefined ? readBlockMarker(line) : undefined;
    if (marker) open = { key: blockKey(marker), lines: [] };
    else if (open && isBlockEnd(line)) {
      found[open.key] = open.lines.join('\n').trim();
      open = undefined;
    } else open?.lines.push(line);
  }
  return found;
}

/** Markdown without what may not be read; what it says otherwise stays, in the one way the product writes Markdown. */
export function redactMarkdown(markdown: string, redactor: Redactor, kept: Kept): string {
  const blocks = redactNodes(readSection(markdown), redactor, kept);
  return writeSection(documentSchema.nodes.section!.create(null, blocks));
}

/**
 * A section for its audience: its words redacted, its live blocks filled with what `contentOf` says of them, redacted too;
 * a block of which it says nothing is left out. Generated content in `markdown` is passed over.
 */
export function redactSection(
  markdown: string,
  redactor: Redactor,
  kept: Kept,
  contentOf: (block: BlockMarker) => string | undefined,
): string {
  const contents: Record<string, string> = {};
  const text = splitBlocks(markdown).flatMap((part) => {
    if ('text' in part) return redactMarkdown(part.text, redactor, kept);
    const content = contentOf(part.block);
    if (!content) return [];
    contents[blockKey(part.block)] = redactMarkdown(content, redactor, kept);
    return writeBlockMarker(part.block);
  });
  return expandBlocks(text.filter((part) => part !== '').join('\n\n'), contents);
}
