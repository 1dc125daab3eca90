import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportDocumentOf } from '#shared/document/export/export-document-of.ts';
import { apply, type Unit } from '#tests/support/elsewhere/google.ts';
import { anyMarkdown } from '#tests/support/generated-documents.ts';
import { richDocument } from '#tests/support/rich-document.ts';
import { fileOf, isFileOf } from './git/file-of-page.ts';
import { type DocPart, docParts, type Run } from './google-docs/doc-parts.ts';
import { docRequests } from './google-docs/doc-requests.ts';
import { type NotionBlock, notionBlocks } from './notion/notion-blocks.ts';
import { cut } from './notion/rich-text.ts';
import type { Page } from './page.ts';

const withText = (markdown: string) =>
  exportDocumentOf({ ...richDocument(), sections: [{ key: 'summary', title: 'Summary', markdown }] });

describe('Google Docs', () => {
  const words = (runs: readonly Run[]) =>
    runs
      .map(({ text }) => text)
      .join('')
      .replace(/\r\n?|\n/g, '\u000b')
      .replace(/[\u0000-\u0008\u000c-\u001f\ue000-\uf8ff]/g, '')
      .toWellFormed();
  const textsOf = (part: DocPart): string[] => {
    if (part.kind === 'text') return [words(part.runs)];
    if (part.kind === 'list') return part.items.map(({ runs }) => words(runs));
    return part.rows.flat().map(words);
  };
  const written = (parts: DocPart[], before: string): string => {
    const units: Unit[] = [...before.split(''), '\n'];
    for (const request of docRequests(parts, units.length + 1)) apply(units, request);
    return units.filter((unit) => unit.length === 1).join('');
  };

  it('every part stands in its place, whatever people wrote and whatever stood there', () => {
    fc.assert(
      fc.property(anyMarkdown, fc.constantFrom('', 'What stood there 🙂\nbefore'), (markdown, before) => {
        const parts = docParts(withText(markdown));
        const text = written(parts, before);
        let from = 0;
        for (const one of parts.flatMap(textsOf)) {
          const at = text.indexOf(one.replace(/^\t+/, ''), from);
          expect(at, one).toBeGreaterThanOrEqual(from);
          from = at + one.replace(/^\t+/, '').length;
        }
        expect(text).not.toContain('What stood there');
      }),
      { numRuns: 150 },
    );
  });

  it('places are counted in UTF-16: what is bold is what was bold', () => {
    const [request] = docRequests(docParts(withText('🙂🙂 **bold** after')), 2).filter(
      ({ updateTextStyle }) => updateTextStyle?.textStyle?.bold && updateTextStyle.range?.startIndex === 6,
    );
    expect(request?.updateTextStyle?.range).toEqual({ startIndex: 6, endIndex: 10 });
  });
});

describe('Notion', () => {
  const all = (blocks: readonly NotionBlock[]): NotionBlock[] => blocks.flatMap((one) => [one, ...all(one.children)]);

  it('no block is more than Notion takes, whatever people wrote', () => {
    fc.assert(
      fc.property(anyMarkdown, (markdown) => {
        for (const { block, children } of all(notionBlocks(withText(markdown), new Map()))) {
          const value = block[block.type as string] as {
            rich_text?: unknown[];
            cells?: unknown[][];
            table_width?: number;
          };
          for (const texts of [value.rich_text ?? [], ...(value.cells ?? [])]) {
            expect(texts.length).toBeLessThanOrEqual(100);
            for (const { text } of texts as { text: { content: string; link: { url: string } | null } }[]) {
              expect(text.content.length).toBeLessThanOrEqual(2000);
              if (text.link) expect(text.link.url).toMatch(/^(?:https?:|mailto:)/);
            }
          }
          if (block.type === 'table') {
            expect(children.length).toBeGreaterThan(0);
            for (const row of children)
              expect((row.block.table_row as { cells: unknown[] }).cells).toHaveLength(value.table_width!);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('a text is cut where no character is cut in two, and nothing is lost', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.integer({ min: 2, max: 20 }), (text, longest) => {
        const parts = cut(text, longest);
        expect(parts.join('')).toBe(text);
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(longest);
          expect(!text.isWellFormed() || part.isWellFormed()).toBe(true);
        }
      }),
    );
  });

  it('a long code block goes on in another', () => {
    const code = `line of a log\n`.repeat(20_000);
    const blocks = all(notionBlocks(withText(`\`\`\`\n${code}\`\`\``), new Map())).filter(
      ({ block }) => block.type === 'code',
    );
    const text = blocks
      .flatMap(({ block }) => (block.code as { rich_text: { text: { content: string } }[] }).rich_text)
      .map((one) => one.text.content)
      .join('');
    expect(blocks.length).toBeGreaterThan(1);
    expect(text.trimEnd()).toBe(code.trimEnd());
  });
});

describe('a file in a repository', () => {
  const page = (title: string): Page => ({
    key: 'debrief-0123456789abcdef',
    title,
    document: withText('Words.'),
    pictures: [],
    markdown: '# Words\n',
    facts: { status: 'published', version: 2, date: '2026-03-09', severity: null, services: ['a: b', '- c'] },
    message: 'Version 2',
  });

  it('is known by its front matter, whatever the title says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (title) => {
        const content = fileOf(page(title));
        expect(isFileOf(page(title), content)).toBe(true);
        expect(isFileOf({ ...page(title), key: 'debrief-other' }, content)).toBe(false);
        expect(content.split('\n---\n')).toHaveLength(2);
      }),
    );
  });

  it('has facts that YAML reads as they were written', () => {
    expect(fileOf(page('A "title": --- #1'))).toContain(
      'title: "A \\"title\\": --- #1"\ndate: "2026-03-09"\nservices: ["a: b","- c"]\n',
    );
  });
});
