import fc from 'fast-check';
import { type Node, Slice } from 'prosemirror-model';
import { EditorState } from 'prosemirror-state';
import { expect, it } from 'vitest';
import { ySyncPluginKey } from 'y-prosemirror';
import { documentSchema as schema } from '#shared/document/schema/schema.ts';
import { onlyWhatChanged } from './remote-change.ts';

const line = fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 12 });
const document = fc.array(line, { minLength: 1, maxLength: 5 }).map((lines) =>
  schema.node('doc', null, [
    schema.node(
      'section',
      { key: 'summary' },
      lines.map((text) => schema.node('paragraph', null, text ? [schema.text(text)] : [])),
    ),
  ]),
);

/** As the binding does it: the whole document anew. */
const replaced = (state: EditorState, after: Node) =>
  state.tr
    .replace(0, state.doc.content.size, new Slice(after.content, 0, 0))
    .setMeta(ySyncPluginKey, { isChangeOrigin: true });

it('what others wrote arrives in full, and moves no place that it does not touch', () => {
  fc.assert(
    fc.property(document, document, (before, after) => {
      const state = EditorState.create({ doc: before });
      const tr = onlyWhatChanged(state, replaced(state, after));
      expect(state.apply(tr).doc.eq(after)).toBe(true);
      const start = before.content.findDiffStart(after.content);
      for (let pos = 0; pos < (start ?? before.content.size); pos++) expect(tr.mapping.map(pos)).toBe(pos);
    }),
  );
});
