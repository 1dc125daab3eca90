import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { describe, expect, it } from 'vitest';
import { initProseMirrorDoc, prosemirrorToYXmlFragment, updateYFragment } from 'y-prosemirror';
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs';
import { FRAGMENT, documentSchema as schema } from '../schema/schema.ts';
import { changedRanges } from './changed-range.ts';
import { acceptSuggestions, rejectSuggestions } from './decide.ts';
import { strayMarks } from './stray-marks.ts';
import { suggestEdit } from './suggest-edit.ts';
import { groupId } from './suggestion-id.ts';

/** One writer's copy of the shared text. */
class Copy {
  readonly doc = new Doc();
  readonly personId: string;
  #count = 0;
  constructor(personId: string) {
    this.personId = personId;
  }
  get fragment() {
    return this.doc.getXmlFragment(FRAGMENT);
  }
  read(): Node {
    return initProseMirrorDoc(this.fragment, schema).doc;
  }
  write(change: (tr: Transform) => void) {
    const { doc, meta } = initProseMirrorDoc(this.fragment, schema);
    const tr = new Transform(doc);
    change(tr);
    this.doc.transact(() => updateYFragment(this.doc, this.fragment, tr.doc, meta));
  }
  suggest(change: (tr: Transform) => void) {
    const before = this.read();
    const edit = new Transform(before);
    change(edit);
    const ranges = changedRanges(before, edit.doc, edit.mapping);
    const group = groupId(this.personId, 1000, ++this.#count);
    const made = suggestEdit(before, edit.doc, ranges, { personId: this.personId, group, since: 0 });
    if (!made) return;
    this.write((tr) => tr.replaceWith(0, tr.doc.content.size, made.doc.content));
  }
}
/** Both hear of what the other did, and take away what ran over. */
function sync(a: Copy, b: Copy) {
  const before = [a.read(), b.read()];
  exchange(a, b);
  for (const [index, copy] of [a, b].entries())
    copy.write((tr) => {
      for (const { from, to, mark } of strayMarks(before[index]!, tr.doc)) tr.removeMark(from, to, mark);
    });
  exchange(a, b);
}
function exchange(a: Copy, b: Copy) {
  const [fromA, fromB] = [encodeStateAsUpdate(a.doc), encodeStateAsUpdate(b.doc)];
  applyUpdate(a.doc, fromB);
  applyUpdate(b.doc, fromA);
}

const TEXT = 'the queue filled and nobody saw it for an hour';
const original = schema.node('doc', null, [
  schema.node('section', { key: 'summary' }, [
    schema.node('paragraph', null, [schema.text(TEXT), schema.node('citation', { number: 1 }), schema.text(' ok')]),
    schema.node('paragraph', null, [schema.text('Second')]),
  ]),
]);
type Step = { at: number; length: number; text: string; isBreak: boolean };
const step: fc.Arbitrary<Step> = fc.record({
  at: fc.nat({ max: TEXT.length + 2 }),
  length: fc.nat({ max: 8 }),
  text: fc.stringMatching(/^[A-Z]{0,4}$/),
  isBreak: fc.boolean(),
});
const perform = (tr: Transform, { at, length, text, isBreak }: Step) => {
  const end = tr.doc.resolve(2).end();
  const from = Math.min(2 + at, end);
  if (isBreak) tr.split(from);
  else tr.replaceWith(from, Math.min(from + length, end), text ? [schema.text(text)] : []);
};
const decided = (copy: Copy, how: typeof acceptSuggestions) => {
  const tr = new Transform(copy.read());
  how(tr, () => true);
  return tr.doc;
};

/** Steps of both, each sent at once or later. */
function write(steps: readonly [Step, boolean, boolean][], placeOf: (at: number, isAna: boolean) => number) {
  const [ana, ben] = [new Copy('ana'), new Copy('ben')];
  prosemirrorToYXmlFragment(original, ana.fragment);
  exchange(ana, ben);
  for (const [one, isAna, syncs] of steps) {
    (isAna ? ana : ben).suggest((tr) => perform(tr, { ...one, at: placeOf(one.at, isAna) }));
    if (syncs) sync(ana, ben);
  }
  sync(ana, ben);
  return { ana, ben };
}
function expectLaw({ ana, ben }: { ana: Copy; ben: Copy }) {
  expect(`${ana.read()}`).toBe(`${ben.read()}`);
  ana.read().check();
  expect(`${decided(ana, rejectSuggestions)}`).toBe(`${original}`);
  decided(ben, acceptSuggestions).check();
}
const stepsOf = (syncs: fc.Arbitrary<boolean>) => fc.array(fc.tuple(step, fc.boolean(), syncs), { maxLength: 10 });

describe('two people suggest in one text at once', () => {
  it('over each other: both see the same, and rejecting all gives the text back', () =>
    fc.assert(
      fc.property(stepsOf(fc.constant(true)), (steps) => expectLaw(write(steps, (at) => at))),
      { numRuns: 100 },
    ));

  it('in different words of one line, for a while without a connection: the same', () =>
    fc.assert(
      fc.property(stepsOf(fc.boolean()), (steps) =>
        // What Ana writes at the beginning of the line moves what stands at its end.
        expectLaw(write(steps, (at, isAna) => (isAna ? Math.floor(at / 4) : TEXT.length - Math.floor(at / 4)))),
      ),
      { numRuns: 100 },
    ));

  it('what one accepts is text for both, also when the other went on suggesting', () => {
    const [ana, ben] = [new Copy('ana'), new Copy('ben')];
    prosemirrorToYXmlFragment(original, ana.fragment);
    exchange(ana, ben);
    ana.suggest((tr) => tr.insert(5 + 1, schema.text('mail ')));
    sync(ana, ben);
    ana.write((tr) => acceptSuggestions(tr, (id) => id.personId === 'ana'));
    ben.suggest((tr) => tr.delete(2, 6));
    sync(ana, ben);
    expect(`${decided(ben, acceptSuggestions)}`).toContain('mail queue filled');
    expect(`${decided(ana, rejectSuggestions)}`).toContain('the mail queue filled');
  });
});
