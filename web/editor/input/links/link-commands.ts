import type { Command } from 'prosemirror-state';
import { wordAround } from '../commands/words.ts';
import { marks } from '../kinds.ts';
import { withPanel } from '../panels/open-panel.ts';
import { findLinkAt } from './link-range.ts';

/** Opens the address of the link around the cursor, or asks for one for the selected words or the word one stands in. */
export const editLink: Command = (state, dispatch) => {
  const { $from, from, to, empty } = state.selection;
  if (!$from.parent.inlineContent || !$from.parent.type.allowsMarkType(marks.link)) return false;
  const existing = findLinkAt(state, from);
  const word = empty && !existing ? wordAround(state) : undefined;
  const range = existing ?? word ?? { from, to };
  dispatch?.(withPanel(state.tr, { kind: 'link', from: range.from, to: range.to }));
  return true;
};
