import { NodeSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { ThreadAnchor } from '../../data/comments.ts';
import { blockName } from './block-names.ts';
import { margin } from './margin.ts';
import { anchorAt } from './tracked.ts';

/** What a comment would be about: what is selected, else the line the cursor is in, else the document. */
function anchorHere({ state }: EditorView): ThreadAnchor {
  const { selection } = state;
  if (selection instanceof NodeSelection && selection.node.type.name === 'liveBlock') {
    const { name, ref } = selection.node.attrs as { name: string; ref: string | null };
    const section = String(selection.$from.node(1).attrs.key ?? '');
    return { kind: 'block', section, block: name, ref, row: null, quote: blockName(name) };
  }
  const { from, to, $from } = selection;
  if (!selection.empty) return anchorAt(state, from, to) ?? { kind: 'document' };
  if (!$from.parent.isTextblock) return { kind: 'document' };
  return anchorAt(state, $from.start(), $from.end()) ?? { kind: 'document' };
}

/** Opens the place beside the text to say something about what is selected. Always takes the key. */
export function startComment(view: EditorView): true {
  margin.begin(anchorHere(view));
  return true;
}
