import type { Node } from 'prosemirror-model';
import type { NodeViewConstructor } from 'prosemirror-view';
import type { EditorContext } from './editor-context.ts';
import { SectionFrame } from './section-frame.tsx';

const isEmpty = (section: Node) =>
  section.childCount === 1 && section.firstChild!.isTextblock && section.content.size === 2;

/** A section of the template around what people wrote in it: its title and what belongs to it cannot be typed over. */
export const sectionView =
  ({ portals }: EditorContext): NodeViewConstructor =>
  (node) => {
    const key = node.attrs.key as string;
    const dom = document.createElement('section');
    const frame = document.createElement('div');
    const contentDOM = document.createElement('div');
    dom.className = 'section';
    dom.id = `section-${key}`;
    dom.setAttribute('aria-labelledby', `heading-${key}`);
    frame.contentEditable = 'false';
    contentDOM.className = 'section-body prose';
    contentDOM.dir = 'auto';
    dom.append(frame, contentDOM);
    let wasEmpty: boolean | undefined;
    const render = (section: Node) => {
      const nowEmpty = isEmpty(section);
      if (nowEmpty === wasEmpty) return;
      wasEmpty = nowEmpty;
      dom.classList.toggle('is-empty', nowEmpty);
      portals.show(frame, <SectionFrame sectionKey={key} isEmpty={nowEmpty} />);
    };
    render(node);
    return {
      dom,
      contentDOM,
      update(next) {
        if (next.type !== node.type || next.attrs.key !== key) return false;
        render(next);
        return true;
      },
      stopEvent: (event) => frame.contains(event.target as globalThis.Node),
      ignoreMutation: (mutation) => mutation.type !== 'selection' && !contentDOM.contains(mutation.target),
      destroy: () => portals.hide(frame),
    };
  };
