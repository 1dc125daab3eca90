import fc from 'fast-check';
import { Fragment, type Node, Slice } from 'prosemirror-model';
import { canJoin, canSplit, Transform } from 'prosemirror-transform';
import { describe, expect, it } from 'vitest';
import { documentSchema as schema } from '../schema/schema.ts';
import { changedRanges } from './changed-range.ts';
import { acceptSuggestions, rejectSuggestions } from './decide.ts';
import { listSuggestions } from './list-suggestions.ts';
import { idOf, insertionOf } from './pieces.ts';
import { suggestEdit } from './suggest-edit.ts';
import { groupId, markId, readId } from './suggestion-id.ts';

const ANA = 'ana';
const BEN = 'ben';
const mark = (name: string) => schema.marks[name]!.create();

const inline: fc.Arbitrary<Node> = fc.oneof(
  { weight: 5, arbitrary: fc.stringMatching(/^[a-d ]{1,8}$/).map((text) => schema.text(text)) },
  { weight: 2, arbitrary: fc.stringMatching(/^[a-d]{1,4}$/).map((text) => schema.text(text, [mark('strong')])) },
  fc.integer({ min: 1, max: 3 }).map((number) => schema.node('citation', { number })),
  fc.constant(schema.node('mention', { kind: 'person', id: 'p1', label: 'Sam' })),
);
const textblock: fc.Arbitrary<Node> = fc
  .tuple(fc.boolean(), fc.array(inline, { maxLength: 4 }))
  .map(([isHeading, content]) =>
    isHeading ? schema.node('heading', { level: 3 }, content) : schema.node('paragraph', null, content),
  );
const paragraph = fc.array(inline, { maxLength: 3 }).map((content) => schema.node('paragraph', null, content));
const blockArb: fc.Arbitrary<Node> = fc.oneof(
  { weight: 6, arbitrary: textblock },
  fc.array(fc.array(paragraph, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 }).map((items) =>
    schema.node(
      'bulletList',
      null,
      items.map((item) => schema.node('listItem', null, item)),
    ),
  ),
  fc.array(textblock, { minLength: 1, maxLength: 2 }).map((content) => schema.node('blockquote', null, content)),
  fc.constant(schema.node('liveBlock', { name: 'timeline' })),
  fc.constant(schema.node('codeBlock', null, [schema.text('let a')])),
);
const sections = fc.array(fc.array(blockArb, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 2 });
const documents = sections.map((all) =>
  schema.node(
    'doc',
    null,
    all.map((content, index) => schema.node('section', { key: `s${index}` }, content)),
  ),
);

type Edit = { kind: number; a: number; b: number; text: string; blocks: Node[] };
const edits: fc.Arbitrary<Edit> = fc.record({
  kind: fc.nat({ max: 6 }),
  a: fc.nat(),
  b: fc.nat(),
  text: fc.stringMatching(/^[x-z]{1,3}$/),
  blocks: fc.array(paragraph, { minLength: 1, maxLength: 3 }),
});

/** Every place in the document where a cursor can stand. */
function places(doc: Node): number[] {
  const found: number[] = [];
  doc.descendants((node, pos) => {
    if (node.isTextblock) for (let at = 0; at <= node.content.size; at++) found.push(pos + 1 + at);
    return !node.isTextblock;
  });
  return found;
}
const sectionAt = (doc: Node, pos: number) => doc.resolve(pos).index(0);

/** What somebody does to a document, as the editor's own commands would; undefined where nothing comes of it. */
function perform(doc: Node, { kind, a, b, text, blocks }: Edit): Transform | undefined {
  const all = places(doc);
  if (all.length === 0) return undefined;
  const [from, to] = [all[a % all.length]!, all[b % all.length]!].sort((x, y) => x - y) as [number, number];
  const tr = new Transform(doc);
  const isInOne = sectionAt(doc, from) === sectionAt(doc, to);
  if (kind === 0) tr.insert(from, schema.text(text));
  else if (kind === 1 && isInOne) tr.delete(from, to);
  else if (kind === 2 && isInOne) tr.replaceWith(from, Math.min(to, doc.resolve(from).end()), schema.text(text));
  else if (kind === 3 && canSplit(doc, from)) tr.split(from);
  else if (kind === 4) {
    const before = doc.resolve(from).before();
    if (canJoin(doc, before) && doc.resolve(before).nodeBefore!.isTextblock) tr.join(before);
  } else if (kind === 5) tr.replaceRange(from, from, new Slice(Fragment.from(blocks), 1, 1));
  else if (kind === 6 && !doc.resolve(from).parent.type.spec.code && isAllWords(doc, from, to))
    tr.addMark(from, to, mark('emphasis'));
  return tr.docChanged ? tr : undefined;
}

function isAllWords(doc: Node, from: number, to: number): boolean {
  let all = sectionAt(doc, from) === sectionAt(doc, to);
  doc.nodesBetween(from, to, (node) => {
    const sign = insertionOf(node);
    if ((node.isInline && !node.isText) || node.type.spec.code) all = false;
    if (sign && idOf(sign).effect.kind !== 'text') all = false;
  });
  return all;
}

let count = 0;
function suggest(doc: Node, edit: Edit, personId = ANA) {
  const tr = perform(doc, edit);
  if (!tr) return undefined;
  const suggested = suggestEdit(doc, tr.doc, changedRanges(doc, tr.doc, tr.mapping), {
    personId,
    group: groupId(personId, 1000, ++count),
    since: 0,
  });
  return suggested && { edited: tr.doc, ...suggested };
}
const decide = (doc: Node, how: typeof acceptSuggestions, which: (personId: string) => boolean = () => true) => {
  const tr = new Transform(doc);
  how(tr, (id) => which(id.personId));
  return tr.doc;
};
const same = (a: Node, b: Node) => expect(a.toString() === b.toString() && a.eq(b) ? '' : `${a}\n${b}`).toBe('');
const RUNS = { numRuns: 600 };

describe('one suggestion', () => {
  it('accepted is the edit; rejected never was', () =>
    fc.assert(
      fc.property(documents, edits, (doc, edit) => {
        const made = suggest(doc, edit);
        if (!made) return;
        made.doc.check();
        same(decide(made.doc, rejectSuggestions), doc);
        if (made.isExact) same(decide(made.doc, acceptSuggestions), made.edited);
      }),
      RUNS,
    ));

  it('is exact for whatever is typed, deleted, replaced, split, joined or made bold within text', () => {
    let exact = 0;
    let all = 0;
    fc.assert(
      fc.property(documents, edits, (doc, edit) => {
        const tr = perform(doc, edit);
        if (!tr || changedRanges(doc, tr.doc, tr.mapping).length === 0 || /codeBlock/.test(`${doc}`)) return;
        const made = suggest(doc, edit);
        all++;
        if (made?.isExact) exact++;
      }),
      { numRuns: 1000, seed: 7 },
    );
    expect(exact / all).toBeGreaterThan(0.97);
  });
});

describe('many suggestions', () => {
  it('of two people, one over the other, leave the text as it was when all are rejected', () =>
    fc.assert(
      fc.property(documents, fc.array(fc.tuple(edits, fc.constantFrom(ANA, BEN)), { maxLength: 8 }), (doc, list) => {
        let now = doc;
        for (const [edit, who] of list) now = suggest(now, edit, who)?.doc ?? now;
        now.check();
        same(decide(now, rejectSuggestions), doc);
        decide(now, acceptSuggestions).check();
        const bens = decide(now, rejectSuggestions, (person) => person === ANA);
        expect(listSuggestions(bens).every((one) => one.personId === BEN)).toBe(true);
        same(decide(bens, rejectSuggestions), doc);
      }),
      RUNS,
    ));

  it('of one person are the same as having edited', () =>
    fc.assert(
      fc.property(documents, fc.array(edits, { minLength: 2, maxLength: 6 }), (doc, list) => {
        let now = doc;
        for (const edit of list) {
          const made = suggest(now, edit);
          if (!made?.isExact) continue;
          const plain = new Transform(made.edited);
          same(decide(made.doc, acceptSuggestions), decide(plain.doc, acceptSuggestions));
          now = made.doc;
        }
      }),
      { numRuns: 200 },
    ));
});

describe('a mark’s id', () => {
  it('says who, when and what it does', () => {
    const group = groupId('p-1', 1_700_000_000_000, 3);
    const effects = [
      { kind: 'text' },
      { kind: 'join' },
      { kind: 'empty' },
      { kind: 'remove' },
      { kind: 'split', depth: 2, types: [{ type: 'paragraph', attrs: {} }] },
      { kind: 'node', json: { type: 'citation', attrs: { number: 3 } } },
    ] as const;
    for (const effect of effects) {
      const id = readId(markId(group, effect as Parameters<typeof markId>[1]));
      expect(id).toEqual({ group, personId: 'p-1', at: 1_700_000_000_000, effect });
    }
  });
  it('that nobody of us wrote is read all the same', () =>
    fc.assert(fc.property(fc.string(), (text) => void readId(text))));
});
