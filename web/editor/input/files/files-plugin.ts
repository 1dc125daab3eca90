import { NodeSelection, Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { EditorContext } from '../../editor-context.ts';
import { nodes } from '../kinds.ts';
import { openPanel } from '../panels/open-panel.ts';
import { pictureView } from './picture-view.ts';
import { upload } from './upload.ts';
import './files.css';

const filesOf = (data: DataTransfer | null): File[] => [...(data?.files ?? [])];
/** Word and Excel put a picture of what was copied beside it: the words are what is meant. */
const isWords = (data: DataTransfer) =>
  !!data.getData('text/html') && !/^\s*(?:<meta[^>]*>)?\s*<img[^>]*>\s*$/i.test(bodyOf(data));
const bodyOf = (data: DataTransfer) =>
  data
    .getData('text/html')
    .replace(/^[\s\S]*<!--StartFragment-->|<!--EndFragment-->[\s\S]*$/g, '')
    .replace(/<\/?(?:html|body|head)[^>]*>/g, '');

const openPicture = (view: EditorView, at: number) => openPanel(view, { kind: 'picture', from: at, to: at + 1 });

/** Files pasted and dropped, and pictures pressed to see them large. */
export const filesPlugin = (context: EditorContext): Plugin =>
  new Plugin({
    props: {
      nodeViews: { image: pictureView },
      handlePaste(view, event) {
        const files = filesOf(event.clipboardData);
        if (files.length === 0 || !view.editable || isWords(event.clipboardData!)) return false;
        upload(view, context, files, view.state.selection.from);
        return true;
      },
      handleDrop(view, event) {
        const files = filesOf(event.dataTransfer);
        if (files.length === 0 || !view.editable) return false;
        event.preventDefault();
        const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos ?? view.state.selection.from;
        if (view.state.doc.resolve(at).depth > 0) upload(view, context, files, at);
        return true;
      },
      handleClickOn(view, _pos, node, at, event) {
        if (node.type !== nodes.image || event.button !== 0) return false;
        openPicture(view, at);
        return true;
      },
      handleKeyDown(view, event) {
        const { selection } = view.state;
        const isPicture = selection instanceof NodeSelection && selection.node.type === nodes.image;
        if (!isPicture || event.key !== 'Enter') return false;
        openPicture(view, selection.from);
        return true;
      },
    },
  });
