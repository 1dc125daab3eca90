import { MessageSquare } from 'lucide-react';
import { keymap } from 'prosemirror-keymap';
import { type Plugin, Plugin as ProsePlugin } from 'prosemirror-state';
import type { EditorContext } from '../editor-context.ts';
import { addSelectionAction } from '../input/menu/extensions.ts';
import { commentsPlugin, type WriteAnchor } from './comments-plugin.ts';
import { marginBridge } from './margin-bridge.tsx';
import { startComment } from './start-comment.ts';
import './comments.css';

const mayComment = ({ mayWrite, me }: EditorContext) => mayWrite() || me().may['comment.add'] === true;

/** Threads in the text, the key and the button that begin one, and what ties them to the cards beside the text. */
export function commentPlugins(context: EditorContext): Plugin[] {
  const writeAnchor: { current: WriteAnchor | null } = { current: null };
  addSelectionAction({
    key: 'comment',
    title: 'Comment',
    icon: MessageSquare,
    keys: 'Mod-Alt-m',
    mayRun: (_state, at) => mayComment(at),
    run: startComment,
  });
  return [
    commentsPlugin(context, writeAnchor),
    keymap({ 'Mod-Alt-m': (_state, _dispatch, view) => !!view && mayComment(context) && startComment(view) }),
    new ProsePlugin({ view: (view) => marginBridge(view, context, writeAnchor) }),
  ];
}
