import type { EditorState } from 'prosemirror-state';
import { absolutePositionToRelativePosition, relativePositionToAbsolutePosition, ySyncPluginKey } from 'y-prosemirror';
import { createRelativePositionFromJSON, type Doc, relativePositionToJSON, type XmlFragment } from 'yjs';
import type { TextAnchor } from '#shared/contracts/comments.ts';
import { quoteAt } from '#shared/document/anchors/place-anchor.ts';
import type { Mapping } from '../core-plugins.ts';

type Binding = { doc: Doc; type: XmlFragment; mapping: Mapping };
const bindingOf = (state: EditorState): Binding | null =>
  (ySyncPluginKey.getState(state) as { binding?: Binding } | undefined)?.binding ?? null;

function write(state: EditorState, pos: number): string | null {
  const binding = bindingOf(state);
  if (!binding) return null;
  const position: unknown = absolutePositionToRelativePosition(pos, binding.type, binding.mapping as never);
  return JSON.stringify(relativePositionToJSON(position as Parameters<typeof relativePositionToJSON>[0]));
}

function read(state: EditorState, position: string | null): number | null {
  const binding = bindingOf(state);
  if (!binding || position === null) return null;
  try {
    const at = createRelativePositionFromJSON(JSON.parse(position));
    return relativePositionToAbsolutePosition(binding.doc, binding.type, at, binding.mapping as never);
  } catch {
    // Written for a document that was replaced since.
    return null;
  }
}

/** An anchor on the words at [from, to): both ends are tied to a letter within, so that what is written beside them stays out. */
export function anchorAt(state: EditorState, from: number, to: number): TextAnchor | null {
  const quoted = quoteAt(state.doc, from, to);
  return quoted && { kind: 'text', ...quoted, start: write(state, from), end: write(state, to - 1) };
}

/** Where the shared text says an anchor's words are. */
export function trackedPlace(state: EditorState, anchor: TextAnchor): { from: number; to: number } | null {
  const from = read(state, anchor.start);
  const last = read(state, anchor.end);
  const { size } = state.doc.content;
  if (from === null || last === null || from > last || last + 1 > size) return null;
  // Where the last letter is gone, the next one stands for it.
  const isLast = state.doc.textBetween(last, last + 1, '\n', '\uFFFC') === anchor.quote.at(-1);
  const to = isLast ? last + 1 : last;
  return from < to ? { from, to } : null;
}
