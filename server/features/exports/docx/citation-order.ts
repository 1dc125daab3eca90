import type { Block, ExportDocument, Span } from '#shared/document/export/export-document.ts';

/** The numbers that a document cites, as they first come: so Word counts its notes. */
export function citationOrder({ sections }: ExportDocument): number[] {
  return [...new Set(sections.flatMap(({ blocks }) => blocks.flatMap(inBlock)))];
}

function inBlock(block: Block): number[] {
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

const inSpans = (content: readonly Span[]): number[] =>
  content.flatMap((span) => (span.kind === 'citation' ? [span.number] : []));
