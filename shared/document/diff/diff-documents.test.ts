import fc from 'fast-check';
import { Fragment, type Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../markdown/index.ts';
import { countChanges, type DiffBlock, diffDocuments } from './diff-documents.ts';

const doc = (summary: string, risks = 'None.'): Node =>
  readDocument([
    { key: 'summary', markdown: summary },
    { key: 'risks', markdown: risks },
  ]);
const say = (before: string, after: string): string =>
  diffDocuments(doc(before), doc(after))[0]!.blocks.map(show).join(' / ');

function show(block: DiffBlock): string {
  if (block.children) return `(${block.children.map(show).join(' ')})`;
  const inline = block.content?.content.map((node) => {
    const text = node.isText ? node.text : `<${node.type.name}>`;
    const names = node.marks.map((mark) => mark.type.name);
    return names.includes('insertion') ? `+${text}+` : names.includes('deletion') ? `-${text}-` : text;
  });
  return inline ? inline.join('') : `${block.change}:${block.node.type.name}`;
}

describe('a comparison of two versions', () => {
  it('shows changed words within a paragraph', () => {
    expect(say('The queue grew slowly at first.', 'The queue grew quickly at first.[^2]')).toBe(
      'The queue grew -slowly-+quickly+ at first.+<citation>+',
    );
  });
  it('does not make a salad of a phrase that was written anew', () => {
    expect(
      say(
        'Somebody looked at the queue and then it was over for all of us.',
        'Somebody found the log and then it was over for all of us.',
      ),
    ).toBe('Somebody -looked at the queue-+found the log+ and then it was over for all of us.');
  });
  it('shows a paragraph that was written anew as old and new, whole', () => {
    expect(say('One thing entirely.', 'Nobody expected another cause here')).toBe(
      '-One thing entirely.- / +Nobody expected another cause here+',
    );
  });
  it('goes into lists and tables', () => {
    expect(say('- first point here\n- second point', '- first point here\n- new point of mine\n- second point')).toBe(
      '((first point here) (+new point of mine+) (second point))',
    );
  });
  it('knows a block that is no text', () => {
    expect(say('Words.', 'Words.\n\n<!-- block: timeline -->')).toBe('Words. / added:liveBlock');
  });
  it('tells sections apart that came and went', () => {
    const after = readDocument([
      { key: 'summary', markdown: 'Same.' },
      { key: 'impact', markdown: 'New.' },
    ]);
    const changes = diffDocuments(doc('Same.'), after).map(({ key, change }) => `${key} ${change}`);
    expect(changes).toEqual(['summary same', 'impact added', 'risks removed']);
  });
});

const line = fc
  .array(fc.constantFrom('queue', 'grew', 'we', 'saw', 'the', 'alert', '**late**', '[^1]', '`code`', 'and'), {
    minLength: 1,
    maxLength: 8,
  })
  .map((words) => words.join(' '));
const text = fc
  .array(
    fc.oneof(
      line,
      line.map((one) => `- ${one}`),
      line.map((one) => `> ${one}`),
      fc.constant('---'),
    ),
    { maxLength: 8 },
  )
  .map((blocks) => blocks.join('\n\n'));

/** What a comparison says the document was, or is: without what was added, or taken away. */
function sideOf(block: DiffBlock, side: 'before' | 'after'): Node[] {
  const [gone, mark] = side === 'before' ? (['added', 'insertion'] as const) : (['removed', 'deletion'] as const);
  if (block.change === gone) return [];
  if (block.children) return [block.node.copy(Fragment.fromArray(block.children.flatMap((one) => sideOf(one, side))))];
  if (!block.content) return [block.node];
  const kept = block.content.content.filter((node) => !node.marks.some((one) => one.type.name === mark));
  return [block.node.copy(Fragment.fromArray(kept))];
}
const wordsOf = (nodes: readonly Node[]) =>
  nodes.map((node) => node.textBetween(0, node.content.size, '\n', '*')).join('\n');

it('holds all of both versions, whatever they are', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      const [before, after] = [doc(a), doc(b)];
      const [summary] = diffDocuments(before, after);
      expect(wordsOf(summary!.blocks.flatMap((one) => sideOf(one, 'before')))).toBe(wordsOf(before.child(0).children));
      expect(wordsOf(summary!.blocks.flatMap((one) => sideOf(one, 'after')))).toBe(wordsOf(after.child(0).children));
      expect(countChanges(diffDocuments(after, after))).toBe(0);
    }),
    { numRuns: 500 },
  );
});
