import { Plugin } from 'prosemirror-state';
import type { NodeViewConstructor } from 'prosemirror-view';

/** An item of a list; a task has a box before its words, which everybody who may write can tick. */
const itemView: NodeViewConstructor = (node, view, getPos) => {
  const dom = document.createElement('li');
  const isTask = node.attrs.checked !== null;
  if (!isTask)
    return { dom, contentDOM: dom, update: (next) => next.type === node.type && next.attrs.checked === null };

  const box = document.createElement('input');
  const contentDOM = document.createElement('div');
  box.type = 'checkbox';
  box.contentEditable = 'false';
  box.setAttribute('aria-label', 'Done');
  // Tab indents here; the keyboard ticks by its own key, from within the words.
  box.tabIndex = -1;
  dom.append(box, contentDOM);
  const show = () => {
    box.checked = node.attrs.checked === true;
    dom.dataset.checked = String(node.attrs.checked);
  };
  show();
  box.onmousedown = (event) => event.preventDefault();
  box.onchange = () => {
    const at = getPos();
    if (at !== undefined && view.editable) view.dispatch(view.state.tr.setNodeAttribute(at, 'checked', box.checked));
    else show();
  };
  return {
    dom,
    contentDOM,
    update(next) {
      if (next.type !== node.type || next.attrs.checked === null) return false;
      node = next;
      show();
      return true;
    },
    stopEvent: (event) => event.target === box,
    ignoreMutation: (mutation) => mutation.type !== 'selection' && !contentDOM.contains(mutation.target),
  };
};

export const taskPlugin = (): Plugin => new Plugin({ props: { nodeViews: { listItem: itemView } } });
