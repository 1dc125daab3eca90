import { type Command, NodeSelection } from 'prosemirror-state';
import { sectionKeyAt } from './section-commands.ts';

const FOCUSABLE = 'button, [href], input, select, textarea, [tabindex]:not([tabindex="-1"])';

/** Out of the text, to the heading of the section: from there the page's own keys work. */
export const leaveEditor: Command = (state, _dispatch, view) => {
  const key = sectionKeyAt(state.selection.$head);
  if (!view) return false;
  view.dom.blur();
  if (key !== undefined) document.getElementById(`heading-${key}`)?.focus({ preventScroll: true });
  return true;
};

/** Into the controls of the live block that is selected. */
export const enterBlock: Command = (state, _dispatch, view) => {
  const { selection } = state;
  if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'liveBlock') return false;
  const dom = view?.nodeDOM(selection.from);
  if (dom instanceof HTMLElement) dom.querySelector<HTMLElement>(FOCUSABLE)?.focus();
  return true;
};
