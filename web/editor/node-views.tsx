import type { Node } from 'prosemirror-model';
import type { NodeViewConstructor } from 'prosemirror-view';
import { LiveBlock } from '../blocks/live-block.tsx';
import { clock, dayAndClock, inUtc } from '../ui/time-words.ts';
import type { EditorContext } from './editor-context.ts';
import { sectionView } from './section-view.tsx';

type View = (context: EditorContext) => NodeViewConstructor;

/** Where the keys and clicks of a live block go: to its own controls, or to the editor around it. */
const CONTROLS =
  'input, textarea, select, button, a[href], summary, [contenteditable="true"], [role="slider"], [tabindex]';

const liveBlockView: View =
  ({ portals, mayWrite }) =>
  (node, view, getPos) => {
    const dom = document.createElement('div');
    dom.className = 'live-block';
    dom.contentEditable = 'false';
    dom.dataset.block = node.attrs.name as string;
    const nameRow = (ref: string) => {
      const at = getPos();
      if (at !== undefined) view.dispatch(view.state.tr.setNodeAttribute(at, 'ref', ref));
    };
    const render = (shown: Node) =>
      portals.show(
        dom,
        <LiveBlock
          name={shown.attrs.name as string}
          rowRef={shown.attrs.ref as string | null}
          editable={mayWrite()}
          onRef={nameRow}
        />,
      );
    render(node);
    return {
      dom,
      update(next) {
        if (next.type !== node.type || next.attrs.name !== node.attrs.name) return false;
        if (next.attrs.ref !== node.attrs.ref) render(next);
        node = next;
        return true;
      },
      stopEvent: (event) => {
        const control = (event.target as Element).closest?.(CONTROLS);
        return !!control && control !== dom && dom.contains(control);
      },
      ignoreMutation: () => true,
      destroy: () => portals.hide(dom),
    };
  };

const citationView: View = () => (node) => {
  const dom = document.createElement('sup');
  const link = document.createElement('a');
  const number = node.attrs.number as number;
  link.href = `#evidence-${number}`;
  link.dataset.citation = `${number}`;
  link.draggable = false;
  link.textContent = `${number}`;
  link.setAttribute('aria-label', `Evidence ${number}`);
  dom.append(link);
  return { dom, ignoreMutation: () => true };
};

const MENTION_PAGES: Record<string, (id: string) => string> = {
  incident: (id) => `/incidents/${encodeURIComponent(id)}`,
  'post-mortem': (id) => `/post-mortems/${encodeURIComponent(id)}`,
};

const mentionView: View = () => (node) => {
  const { kind, id, label } = node.attrs as { kind: string; id: string; label: string };
  const page = MENTION_PAGES[kind]?.(id);
  const dom = document.createElement(page ? 'a' : 'span');
  dom.className = `mention mention-${kind}`;
  dom.dataset.mention = kind;
  dom.dataset.id = id;
  dom.textContent = kind === 'person' ? `@${label}` : label;
  if (page) dom.setAttribute('href', page);
  return { dom, ignoreMutation: () => true };
};

const timestampView: View = (context) => (node) => {
  const at = node.attrs.at as string;
  const dom = document.createElement('time');
  dom.className = 'timestamp';
  dom.dateTime = at;
  const isTime = !Number.isNaN(Date.parse(at));
  dom.textContent = isTime ? clock(at, context.zone()) : at;
  if (isTime) dom.dataset.tip = `${dayAndClock(at, context.zone())} · ${inUtc(at)}`;
  return { dom, ignoreMutation: () => true };
};

export const nodeViews = (context: EditorContext): Record<string, NodeViewConstructor> => ({
  section: sectionView(context),
  liveBlock: liveBlockView(context),
  citation: citationView(context),
  mention: mentionView(context),
  timestamp: timestampView(context),
});
