import type { EditorContext } from '../../editor-context.ts';
import { placeInline } from '../commands/insert.ts';
import { chooseFiles } from '../files/choose-files.ts';
import { nodes } from '../kinds.ts';
import { editTime } from '../times/time-plugin.ts';
import { ask } from './ask.ts';
import type { Insertion } from './insertions.ts';

/** What `/` offers that needs the document around it: files, a time, a mention, evidence. */
export const lineInsertions = (context: EditorContext): Insertion[] => [
  {
    key: 'image',
    group: 'Files',
    title: 'Picture',
    words: ['image', 'photo', 'screenshot', 'upload', 'graph'],
    icon: 'image',
    run: (view) => chooseFiles(view, context, 'image/*'),
  },
  {
    key: 'file',
    group: 'Files',
    title: 'File',
    words: ['attachment', 'upload', 'log', 'document'],
    icon: 'file',
    run: (view) => chooseFiles(view, context),
  },
  {
    key: 'time',
    group: 'In the line',
    title: 'Time',
    words: ['timestamp', 'date', 'clock', 'when'],
    icon: 'time',
    run: (view) => {
      const { from } = view.state.selection;
      const at = context.postMortem().incidents[0]?.startedAt ?? new Date().toISOString();
      const node = nodes.timestamp.create({ at: at.replace(/\.\d+Z$/, 'Z') });
      view.dispatch(placeInline(view.state.tr, from, from, node));
      editTime(view, from);
    },
  },
  {
    key: 'mention',
    group: 'In the line',
    title: 'Mention',
    words: ['person', 'people', 'service', 'incident', 'notify', '@'],
    icon: 'mention',
    run: (view) => ask(view, '@'),
  },
  {
    key: 'cite',
    group: 'In the line',
    title: 'Evidence',
    words: ['cite', 'citation', 'event', 'timeline', 'proof', 'reference', 'footnote'],
    icon: 'cite',
    run: (view) => ask(view, '[^'),
  },
];
