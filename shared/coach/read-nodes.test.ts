import fc from 'fast-check';
import { Fragment } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { readSection } from '../document/markdown/index.ts';
import { documentSchema } from '../document/schema/schema.ts';
import { type NodePassage, placeOfSection, positionOf, readNodes } from './read-nodes.ts';

const ANA = '01890a5d-ac96-774b-bcce-b302099a8057';
const read = (markdown: string) => readNodes(Fragment.from(readSection(markdown)), 'prose');
const cut = ({ text }: NodePassage, spans: readonly { start: number; end: number }[]) =>
  spans.map(({ start, end }) => text.slice(start, end));

describe('what the coach reads of a section', () => {
  it('is its paragraphs, items and cells, with headings told apart', () => {
    const passages = read(
      '### What broke\n\nSam pressed it.\n\n- one\n  - two\n\n| Time | What |\n| - | - |\n| 10:00 | Alert |',
    );
    expect(passages.map(({ text, place }) => `${place}: ${text}`)).toEqual([
      'heading: What broke',
      'prose: Sam pressed it.',
      'prose: one',
      'prose: two',
      'heading: Time',
      'heading: What',
      'prose: 10:00',
      'prose: Alert',
    ]);
  });

  it('is not what others or machines said, nor the rows of live blocks', () =>
    expect(
      read('> quoted\n\n```\ncode\n```\n\n<!-- block: timeline -->\n\n<div>raw</div>').map(({ text }) => text),
    ).toEqual([]));

  it('marks code and links as one word each, and mentions as people', () => {
    const [line] = read(
      `[@Ana Ruiz](debrief:person/${ANA}) ran \`rm -rf\` from the [run**book**](https://example.com) in [@ledger](debrief:service/${ANA}).`,
    ) as [NodePassage];
    expect(line.text).toBe('Ana Ruiz ran rm -rf from the runbook in ledger.');
    expect(cut(line, line.opaque)).toEqual(['rm -rf', 'runbook', 'ledger']);
    expect(line.people).toEqual([{ start: 0, end: 8, name: 'Ana Ruiz' }]);
  });

  it('does not break a sentence at a citation, and keeps the break of a line', () => {
    const [line] = read('Sam[^3] pressed\\\nit.') as [NodePassage];
    expect(line.text).toBe('Sam pressed\nit.');
  });

  it('skips what is only suggested', () => {
    const { nodes, marks } = documentSchema;
    const words = [documentSchema.text('Sam '), documentSchema.text('never ', [marks.insertion!.create({ id: 'a' })])];
    const [line] = readNodes(Fragment.from(nodes.paragraph!.create(null, words)), 'prose') as [NodePassage];
    expect(cut(line, line.skip)).toEqual(['never ']);
  });

  it('knows the sections of the templates', () =>
    expect(['summary', 'timeline', 'mitigators', 'our-own'].map(placeOfSection)).toEqual([
      'summary',
      'timeline',
      'lucky',
      'prose',
    ]));
});

describe('the position of a character', () => {
  const piece = fc.constantFrom(
    'Sam did it. ',
    `[@Ana Ruiz](debrief:person/${ANA}) `,
    'x[^1] ',
    '**bold** ',
    '`code` ',
  );
  it('is where the document has it, whatever stands before', () =>
    fc.assert(
      fc.property(
        fc.array(fc.array(piece, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 }),
        (lines) => {
          const blocks = Fragment.from(readSection(lines.map((pieces) => pieces.join('')).join('\n\n- ')));
          const doc = documentSchema.nodes.doc!.create(
            null,
            documentSchema.nodes.section!.create({ key: 'a' }, blocks),
          );
          for (const passage of readNodes(blocks, 'prose')) {
            for (let offset = 0; offset < passage.text.length; offset++) {
              const isAtom = passage.atoms.some(({ start, length }) => offset >= start && offset < start + length);
              if (isAtom) continue;
              const position = positionOf(passage, offset) + 1;
              expect(doc.textBetween(position, position + 1)).toBe(passage.text[offset]);
            }
          }
        },
      ),
    ));
});
