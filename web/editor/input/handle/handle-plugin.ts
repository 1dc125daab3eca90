import { type Command, NodeSelection, Plugin, TextSelection } from 'prosemirror-state';
import { dropPoint } from 'prosemirror-transform';
import type { EditorView } from 'prosemirror-view';
import { type BlockRange, blockAround, moveBlocks, selectedBlocks } from '../commands/blocks.ts';
import { withPanel } from '../panels/open-panel.ts';
import './handle.css';

/** The menu of the block with the cursor. */
export const openBlockMenu: Command = (state, dispatch) => {
  const range = selectedBlocks(state);
  if (!range) return false;
  dispatch?.(withPanel(state.tr, { kind: 'block', ...range }));
  return true;
};

/** The menu of any block: the cursor goes into it first, so that what is offered is about that block. */
function openBlock(view: EditorView, { from, to }: BlockRange) {
  const { tr, selection } = view.state;
  const isInside = selection.from >= from && selection.to <= to;
  const block = tr.doc.nodeAt(from);
  if (!isInside && block)
    tr.setSelection(
      NodeSelection.isSelectable(block) && block.isAtom
        ? NodeSelection.create(tr.doc, from)
        : TextSelection.near(tr.doc.resolve(from + 1)),
    );
  view.dispatch(withPanel(tr, { kind: 'block', from, to }));
}

/** The block at the height of the pointer, and its element. */
function blockAt(view: EditorView, event: MouseEvent): { range: BlockRange; element: HTMLElement } | undefined {
  const section = (event.target as Element).closest?.('.section-body');
  if (!section) return undefined;
  const { left } = section.getBoundingClientRect();
  const inside = view.posAtCoords({
    left: Math.max(left + 28, Math.min(event.clientX, left + 60)),
    top: event.clientY,
  });
  if (!inside || inside.inside < 0) return undefined;
  const range = blockAround(view.state.doc, inside.inside, inside.pos);
  const element = range && view.nodeDOM(range.from);
  return range && element instanceof HTMLElement ? { range, element } : undefined;
}

/** A grip at the left of the block under the pointer: pressed it opens the block's menu, drawn it moves the block. */
export function handlePlugin(): Plugin {
  let dragged: BlockRange | undefined;
  let shown: BlockRange | undefined;
  const grip = document.createElement('button');
  grip.type = 'button';
  grip.className = 'block-grip';
  grip.draggable = true;
  grip.hidden = true;
  // The keyboard has a key of its own for this menu; a stop at every block would only be in the way.
  grip.tabIndex = -1;
  grip.setAttribute('aria-label', 'Move or change this block');
  grip.dataset.tip = 'Drag to move, press for more';

  const hide = () => {
    grip.hidden = true;
    shown = undefined;
  };
  const showAt = (view: EditorView, event: MouseEvent) => {
    if (!view.editable || event.buttons > 0) return;
    const found = blockAt(view, event);
    if (!found) return hide();
    shown = found.range;
    const over = found.element.getBoundingClientRect();
    const line = Number.parseFloat(getComputedStyle(found.element).lineHeight) || 24;
    const item = found.element.tagName === 'LI' ? 18 : 0;
    grip.hidden = false;
    const origin = (grip.offsetParent ?? document.body).getBoundingClientRect();
    grip.style.left = `${over.left - origin.left - 26 - item}px`;
    grip.style.top = `${over.top - origin.top + Math.min(line, over.height) / 2 - 12}px`;
  };

  return new Plugin({
    props: {
      handleDOMEvents: {
        mousemove: (view, event) => void showAt(view, event),
        keydown: () => void hide(),
        mouseleave: (_view, event) => {
          if (event.relatedTarget !== grip) hide();
        },
      },
      handleDrop(view, event) {
        if (!dragged) return false;
        const range = dragged;
        dragged = undefined;
        const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos;
        const slice = view.state.doc.slice(range.from, range.to);
        const target = at === undefined ? null : dropPoint(view.state.doc, at, slice);
        if (target !== null) moveBlocks(range, target)(view.state, view.dispatch);
        return true;
      },
    },
    view(view) {
      view.dom.parentElement?.append(grip);
      grip.onclick = () => {
        if (shown) openBlock(view, shown);
      };
      grip.ondragstart = (event) => {
        if (!shown || !event.dataTransfer) return;
        dragged = shown;
        const { state } = view;
        if (NodeSelection.isSelectable(state.doc.nodeAt(shown.from)!))
          view.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, shown.from)));
        const slice = view.state.doc.slice(shown.from, shown.to);
        const { text } = view.serializeForClipboard(slice);
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', text);
        const element = view.nodeDOM(shown.from);
        if (element instanceof HTMLElement) event.dataTransfer.setDragImage(element, 0, 0);
        view.dragging = { slice, move: true };
      };
      grip.ondragend = () => {
        dragged = undefined;
        view.dragging = null;
        hide();
      };
      return {
        update: (_view, before) => void (before.doc !== view.state.doc && hide()),
        destroy: () => grip.remove(),
      };
    },
  });
}
