import { unmarkBlocks } from '../document/blocks.ts';
import type { PostMortemDocument } from '../document/document.ts';
import { plainText, readSection } from '../document/markdown/index.ts';
import { documentSchema } from '../document/schema/schema.ts';

/** A text of a document, and in which words a reader would say where it stands. */
export type DocumentText = { where: string; text: string };

/** Everything that a file of this document can show, as a reader sees it, addresses of links with it. */
export function documentTexts(doc: PostMortemDocument): DocumentText[] {
  const events = [...doc.keyEvents, ...doc.citations.map(({ event }) => event)];
  const head = [
    doc.reference,
    doc.severity,
    ...doc.services,
    doc.owner,
    ...(doc.coWriters ?? []),
    doc.timeZone,
    doc.word,
  ];
  return [
    { where: 'Title', text: doc.title },
    ...head.map((text) => ({ where: 'Head', text: text ?? '' })),
    ...doc.incidents.map(({ reference, title }) => ({ where: 'Head', text: `${reference ?? ''}\n${title}` })),
    ...doc.sections.flatMap(({ title, markdown }) => [
      { where: title, text: title },
      ...sectionTexts(markdown).map((text) => ({ where: title, text })),
    ]),
    ...events.flatMap(({ text, actor, source, url }) =>
      [text, actor, source, url].map((one) => ({ where: 'Evidence', text: one ?? '' })),
    ),
    ...doc.openQuestions.map(({ text }) => ({ where: 'Open questions', text })),
    ...(doc.factors ?? []).map(({ title }) => ({ where: 'Factors', text: title })),
  ].filter(({ text }) => text !== '');
}

/** A line for each block: what ends one and begins the next stands apart for a reader too. */
function sectionTexts(markdown: string): string[] {
  const section = documentSchema.nodes.section!.create(null, readSection(unmarkBlocks(markdown)));
  const texts: string[] = [];
  section.descendants((node) => {
    if (node.isTextblock) texts.push(plainText(node));
    if (node.type.name === 'rawBlock') texts.push(String(node.attrs.source));
    if (node.type.name === 'rawInline') texts.push(String(node.attrs.source));
    for (const { type, attrs } of node.marks) if (type.name === 'link') texts.push(String(attrs.href));
  });
  return texts;
}
