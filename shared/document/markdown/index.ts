import type { Node } from 'prosemirror-model';
import { collapseBlocks } from '../blocks.ts';
import { documentSchema } from '../schema/schema.ts';
import { normalForm } from './normal-form.ts';
import { cleanSource, parseMarkdown } from './parse-markdown.ts';
import { readBlocks } from './read-blocks.ts';
import { tameSource } from './tame-source.ts';
import { writeBlocks } from './write-blocks.ts';
import { writeTree } from './write-tree.ts';

export { plainText } from './plain-text.ts';

/** A section's text by its key in the template. */
export type SectionText = { key: string; markdown: string };

const { doc, paragraph, section } = documentSchema.nodes;

/** For text that no parser can take, nested deeper than there is memory for: its lines, as paragraphs. */
const readLines = (source: string): Node[] =>
  source
    .split(/\n\s*\n/)
    .map((block) => block.replace(/\s+/g, ' ').trim())
    .flatMap((block) => (block === '' ? [] : [paragraph!.create(null, documentSchema.text(block))]));

/**
 * The blocks of a section from its Markdown: at least one, an empty paragraph when there is no text. Generated content of
 * live blocks is left out. Whatever the text, no word of it is lost and nothing is thrown.
 */
export const readSection = (markdown: string): Node[] => {
  const source = tameSource(collapseBlocks(cleanSource(markdown)));
  let content: Node[];
  try {
    content = normalForm(readBlocks(parseMarkdown(source).children, source));
  } catch {
    content = normalForm(readLines(source));
  }
  return content;
};

/** A whole document from its sections, in the order given; `sections` may not be empty. */
export const readDocument = (sections: readonly SectionText[]): Node =>
  doc!.create(
    null,
    sections.map(({ key, markdown }) => section!.create({ key }, readSection(markdown))),
  );

/** A section (or any node that holds blocks) as Markdown, without a line end after it. Suggestions count as not accepted. */
export const writeSection = (node: Node): string => writeTree(writeBlocks(normalForm(node.children)));

/** The Markdown of every section of a document, in order. */
export const writeSections = (node: Node): SectionText[] =>
  node.children.map((child) => ({ key: child.attrs.key, markdown: writeSection(child) }));

/** The one way in which the document says a text: what it becomes when it is read and written. Twice is once. */
export const normaliseMarkdown = (markdown: string): string =>
  writeSection(section!.create(null, readSection(markdown)));
