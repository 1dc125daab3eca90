import type { Block, ExportDocument, Span } from './export-document.ts';

/** Ids of the stored pictures that a document shows, each once, in order. */
export function picturesIn({ sections }: ExportDocument): string[] {
  return [...new Set(sections.flatMap(({ blocks }) => blocks.flatMap(inBlock)))];
}

function inBlock(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return inSpans(block.content);
    case 'list':
      return block.items.flatMap(({ blocks }) => blocks.flatMap(inBlock));
    case 'quote':
    case 'callout':
      return block.blocks.flatMap(inBlock);
    case 'table':
      return [...(block.head ? [block.head] : []), ...block.rows].flat().flatMap(({ content }) => inSpans(content));
    default:
      return [];
  }
}

const inSpans = (content: readonly Span[]): string[] =>
  content.flatMap((span) => (span.kind === 'picture' ? [span.fileId] : []));
