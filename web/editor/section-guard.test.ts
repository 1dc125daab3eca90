import fc from 'fast-check';
import { Fragment, type Node, Slice } from 'prosemirror-model';
import { AllSelection, EditorState, TextSelection } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import { documentSchema as schema } from '#shared/document/schema/schema.ts';
import { stopAtSectionEdge } from './section-commands.ts';
import { eraseAcrossSections, keepSections, sectionGuard } from './section-guard.ts';

const paragraph = (text: string) => schema.node('paragraph', null, text ? [schema.text(text)] : []);
const section = (key: string, ...blocks: Node[]) => schema.node('section', { key }, blocks);
const DOC = schema.node('doc', null, [
  section('key-information', schema.node('liveBlock', { name: 'key-information' })),
  section('summary', paragraph('It broke.'), paragraph('Then it worked.')),
  section('timeline', paragraph('')),
  section('learnings', schema.node('bulletList', null, [schema.node('listItem', null, [paragraph('Look first.')])])),
]);
const stateOf = (doc = DOC) => EditorState.create({ doc, plugins: [sectionGuard()] });
const keysOf = (doc: Node) => doc.children.map((one) => one.attrs.key as string);
const KEYS = keysOf(DOC);

describe('the sections of the template', () => {
  it('stand when everything is selected and erased', () => {
    const state = stateOf();
    const all = state.apply(state.tr.setSelection(new AllSelection(state.doc)));
    const erased = all.apply(keepSections(all, all.tr.deleteSelection()));
    expect(keysOf(erased.doc)).toEqual(KEYS);
    expect(erased.doc.textContent).toBe('');
    expect(() => erased.doc.check()).not.toThrow();
  });

  it('stand whatever two places text is erased between, and only that text goes', () => {
    const places = fc.nat(DOC.content.size);
    fc.assert(
      fc.property(places, places, (one, other) => {
        const state = stateOf();
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const chosen = state.apply(state.tr.setSelection(TextSelection.between(DOC.resolve(from), DOC.resolve(to))));
        const { selection } = chosen;
        const kept = DOC.textBetween(0, selection.from) + DOC.textBetween(selection.to, DOC.content.size);
        const erased = chosen.apply(eraseAcrossSections(chosen)).doc;
        expect(keysOf(erased)).toEqual(KEYS);
        expect(erased.textContent).toBe(kept);
        expect(() => erased.check()).not.toThrow();
      }),
    );
  });

  it('cannot be removed, doubled or reordered by any replacement', () => {
    const places = fc.nat(DOC.content.size);
    const slice = fc.constantFrom(
      Slice.empty,
      new Slice(Fragment.from(section('summary', paragraph('Again'))), 0, 0),
      new Slice(Fragment.from(section('invented', paragraph('New'))), 1, 1),
      new Slice(Fragment.from([DOC.child(3), DOC.child(1)]), 0, 0),
    );
    fc.assert(
      fc.property(places, places, slice, (one, other, content) => {
        const state = stateOf();
        const tr = state.tr;
        try {
          tr.replace(Math.min(one, other), Math.max(one, other), content);
        } catch {
          return;
        }
        expect(keysOf(state.apply(keepSections(state, tr)).doc)).toEqual(KEYS);
      }),
    );
  });

  it('are not joined by erasing at their edges, while lines within them are', () => {
    const at = (pos: number) => {
      const state = stateOf();
      return state.apply(state.tr.setSelection(TextSelection.create(state.doc, pos)));
    };
    const start = DOC.child(0).nodeSize + 2;
    const end = DOC.child(0).nodeSize + DOC.child(1).nodeSize - 2;
    expect(stopAtSectionEdge(-1)(at(start))).toBe(true);
    expect(stopAtSectionEdge(1)(at(start))).toBe(false);
    expect(stopAtSectionEdge(1)(at(end))).toBe(true);
    expect(stopAtSectionEdge(-1)(at(start + 11))).toBe(false);
  });
});
