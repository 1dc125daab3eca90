import type { Node } from 'prosemirror-model';
import { documentSchema } from '#shared/document/schema/schema.ts';
import { nodes } from '../kinds.ts';

/** Words as they are: blank lines part paragraphs, other line ends stay line breaks. */
export function plainBlocks(text: string): Node[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n+/)
    .filter((block) => block.trim() !== '')
    .map((block) => nodes.paragraph.create(null, plainLine(block.replace(/^\n+|\n+$/g, ''))));
}

/** One paragraph's words, with breaks where its lines end. */
export function plainLine(text: string): Node[] {
  return text
    .split('\n')
    .flatMap((line, index) => [
      ...(index > 0 ? [nodes.hardBreak.create()] : []),
      ...(line ? [documentSchema.text(line)] : []),
    ]);
}
