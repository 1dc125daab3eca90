import type { Heading, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { toString as wordsIn } from 'mdast-util-to-string';
import { gfm } from 'micromark-extension-gfm';
import { takeFrontMatter } from '../intake/markdown-front-matter.ts';
import { cleanHeading } from '../intake/markdown-sections.ts';
import { standardSectionKey } from '../intake/standard-section-key.ts';
import { adviceOrText } from './advice-or-text.ts';
import { freeKey, keyOf, MOST_SECTIONS, type TemplateFile, type TemplateSection, tidyContent } from './template.ts';

/** Words that stand where the title of a document will be, and so are no name of a template. */
const PLACEHOLDER = /[{}[\]<>]|y{2,4}[-/]|\btitle\b|\bname\b|^template$|\bxx/i;

/**
 * Any Markdown document as a template: headings become sections, advice under them becomes guidance, tables, lists and
 * labels become prefilled text. Headings that the standard template knows get its keys, so that drafts fill them. Never
 * throws; a text without a heading is one section. `name` is a file's name, for what the document does not say.
 */
export const readPlainTemplate = (name: string, text: string): TemplateFile => {
  const { frontMatter, body } = takeFrontMatter(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'));
  const tree = fromMarkdown(body, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const parts = cut(tree);
  const [opening, ...rest] = parts;
  const headed = rest.length > 0 ? rest : [{ title: 'Notes', blocks: opening?.blocks ?? [] }];
  const taken = new Set<string>();
  const sections = headed.slice(0, MOST_SECTIONS).map((part) => sectionOf(part, body, taken));
  const title = [parts.title, frontMatter.title].find((one) => one && !PLACEHOLDER.test(one));
  const called = (title ?? wordsOf(name)).slice(0, 100);
  const about = rest.length > 0 ? adviceOrText(opening?.blocks ?? [], body).guidance : '';
  return {
    key: keyOf(called, 'imported'),
    priority: 0,
    rules: [],
    ...tidyContent({ name: called, description: (frontMatter.description || about).slice(0, 500), sections }),
  };
};

type Part = { title: string; blocks: RootContent[] };

/** Cuts at the headings of the widest level that has several; before the first of these, at deeper ones and at bold lines too. */
const cut = (tree: Root): Part[] & { title?: string } => {
  const level = sectionLevel(tree.children.filter((node) => node.type === 'heading'));
  const parts: Part[] & { title?: string } = [{ title: '', blocks: [] }];
  let isBefore = true;
  for (const node of tree.children) {
    if (node.type === 'heading' && node.depth < level) {
      if (parts.title === undefined) parts.title = titleOf(node);
      else parts.push({ title: titleOf(node), blocks: [] });
      continue;
    }
    const isHeading = node.type === 'heading' && (node.depth === level || isBefore);
    if (isHeading && node.depth === level) isBefore = false;
    const title = isHeading || (isBefore && isBoldLine(node)) ? titleOf(node) : '';
    if (title) parts.push({ title, blocks: [] });
    else parts.at(-1)?.blocks.push(node);
  }
  return parts;
};

const sectionLevel = (headings: readonly Heading[]): number => {
  const count = (depth: number) => headings.filter((one) => one.depth === depth).length;
  const most = (least: number) => [1, 2, 3, 4, 5, 6].find((depth) => count(depth) >= least);
  const level = most(3) ?? most(2);
  // One heading on top and one below it: the lower one is a section.
  return level ?? Math.max(2, ...headings.map(({ depth }) => depth));
};

const titleOf = (node: RootContent): string => cleanHeading(wordsIn(node)).slice(0, 200);

/** `**Summary**` alone on a line, as people write headings in a hurry. */
const isBoldLine = (node: RootContent): boolean =>
  node.type === 'paragraph' &&
  node.children[0]?.type === 'strong' &&
  /^[\s:]*$/.test(
    node.children
      .slice(1)
      .map((one) => wordsIn(one))
      .join(''),
  );

const sectionOf = ({ title, blocks }: Part, source: string, taken: Set<string>): TemplateSection => {
  const standard = standardSectionKey(title);
  const key = standard && !taken.has(standard) ? standard : freeKey(keyOf(title, 'section'), taken);
  taken.add(key);
  const { guidance, prefilled } = adviceOrText(blocks, source);
  // Rows that show how a timeline is written are not wanted where one is shown.
  const text = key === 'timeline' || key === 'key-information' ? `<!-- block: ${key} -->` : prefilled;
  return { key, title, guidance, required: false, prefilled: text };
};

/** "postmortem-template.md" as words: "Postmortem template". */
const wordsOf = (name: string): string => {
  const base = name.split(/[\\/]/).at(-1) ?? '';
  const words = base
    .replace(/\.\w+$/, '')
    .replace(/[-_.\d]+/g, ' ')
    .trim();
  return words ? words.charAt(0).toUpperCase() + words.slice(1) : 'Imported template';
};
