import { setBlockType, wrapIn } from 'prosemirror-commands';
import type { Command } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { CalloutKind } from '#shared/document/schema/block-nodes.ts';
import { placeBlock } from '../commands/insert.ts';
import { toggleList } from '../commands/lists.ts';
import { nodes } from '../kinds.ts';
import type { ShortcutName } from '../shortcuts.ts';
import { newTable } from '../tables/commands.ts';

export type InsertionIcon =
  | 'text'
  | 'heading'
  | 'quote'
  | 'callout'
  | 'code'
  | 'rule'
  | 'bullets'
  | 'numbers'
  | 'tasks'
  | 'table'
  | 'image'
  | 'file'
  | 'block'
  | 'time'
  | 'mention'
  | 'cite';
/** One thing that `/` offers; `run` comes after the words that asked for it have gone. */
export type Insertion = {
  key: string;
  group: 'Text' | 'Lists and tables' | 'Files' | 'Live from the record' | 'In the line';
  title: string;
  /** What else people call it. */
  words: string[];
  icon: InsertionIcon;
  shortcut?: ShortcutName;
  run: (view: EditorView) => void;
};

const does =
  (command: Command) =>
  (view: EditorView): void =>
    void command(view.state, view.dispatch, view);

/** Command: the block around the cursor is wrapped where it has words, else a new one begins. */
const wrapOrPlace =
  (command: Command, block: () => ReturnType<typeof nodes.paragraph.create>) => (view: EditorView) => {
    if (!command(view.state, view.dispatch, view)) view.dispatch(placeBlock(view.state.tr, block()));
  };

const text: Insertion[] = [
  {
    key: 'text',
    title: 'Plain text',
    words: ['paragraph'],
    icon: 'text',
    shortcut: 'paragraph',
    run: does(setBlockType(nodes.paragraph)),
  },
  ...([1, 2, 3, 4] as const).map((level) => ({
    key: `heading-${level}`,
    title: `Heading ${level}`,
    words: [`h${level}`, `title ${level}`],
    icon: 'heading' as const,
    shortcut: `heading${level}` as const,
    run: wrapOrPlace(setBlockType(nodes.heading, { level }), () => nodes.heading.create({ level })),
  })),
  {
    key: 'quote',
    title: 'Quote',
    words: ['blockquote', 'citation'],
    icon: 'quote',
    run: does(wrapIn(nodes.blockquote)),
  },
  ...calloutItems(),
  {
    key: 'code',
    title: 'Code',
    words: ['snippet', 'log', 'shell', 'preformatted', 'code block'],
    icon: 'code',
    run: wrapOrPlace(setBlockType(nodes.codeBlock), () => nodes.codeBlock.create()),
  },
  {
    key: 'rule',
    title: 'Divider',
    words: ['line', 'horizontal rule', 'hr', 'separator'],
    icon: 'rule',
    run: (view: EditorView) => view.dispatch(placeBlock(view.state.tr, nodes.horizontalRule.create())),
  },
].map((item) => ({ group: 'Text' as const, ...item })) as Insertion[];

function calloutItems() {
  const kinds: [CalloutKind, string[]][] = [
    ['note', ['info', 'panel']],
    ['tip', ['hint']],
    ['important', []],
    ['warning', ['alert']],
    ['caution', ['danger']],
  ];
  return kinds.map(([kind, words]) => ({
    key: `callout-${kind}`,
    title: `Callout: ${kind}`,
    words: ['callout', kind, ...words],
    icon: 'callout' as const,
    run: does(wrapIn(nodes.callout, { kind })),
  }));
}

const lists: Insertion[] = (
  [
    {
      key: 'bullets',
      title: 'Bullets',
      words: ['unordered list', 'bulleted list', 'ul'],
      icon: 'bullets',
      shortcut: 'bullets',
      run: does(toggleList('bullets')),
    },
    {
      key: 'numbers',
      title: 'Numbered list',
      words: ['ordered list', 'ol', 'steps'],
      icon: 'numbers',
      shortcut: 'numbers',
      run: does(toggleList('numbers')),
    },
    {
      key: 'tasks',
      title: 'Tasks',
      words: ['checklist', 'to-do', 'todo', 'task list', 'checkbox'],
      icon: 'tasks',
      shortcut: 'tasks',
      run: does(toggleList('tasks')),
    },
    {
      key: 'table',
      title: 'Table',
      words: ['grid', 'columns'],
      icon: 'table',
      run: (view: EditorView) => view.dispatch(placeBlock(view.state.tr, newTable(3, 3))),
    },
  ] as Omit<Insertion, 'group'>[]
).map((item) => ({ group: 'Lists and tables', ...item }));

const LIVE: [name: string, title: string, ...words: string[]][] = [
  ['key-information', 'Key information', 'facts', 'summary'],
  ['timeline', 'Timeline', 'events', 'strip'],
  ['contributing-factors', 'Contributing factors', 'causes', 'root cause', 'graph'],
  ['mitigators', 'Mitigators', 'what helped', 'went well'],
  ['risks', 'Risks', 'learnings'],
  ['follow-ups', 'Follow-ups', 'actions', 'action items', 'tasks'],
  ['people', 'People', 'participants', 'responders', 'roles'],
  ['similar-incidents', 'Similar incidents', 'related', 'repeats'],
];
/** Live blocks stand once in a document; what is there already is gone to. */
const live: Insertion[] = LIVE.map(([name, title, ...words]) => ({
  key: `block-${name}`,
  group: 'Live from the record',
  title,
  words: [...words, 'block', 'live'],
  icon: 'block',
  run: (view) => goToBlock(view, name) || view.dispatch(placeBlock(view.state.tr, nodes.liveBlock.create({ name }))),
}));

function goToBlock(view: EditorView, name: string): boolean {
  let found = -1;
  view.state.doc.descendants((node, at) => {
    if (node.type === nodes.liveBlock && node.attrs.name === name) found = at;
    return found < 0;
  });
  if (found < 0) return false;
  (view.nodeDOM(found) as HTMLElement | null)?.scrollIntoView({ block: 'center' });
  return true;
}

/** The one live block of which there may be several: it asks for its picture where it stands. */
const metric: Insertion = {
  key: 'metric',
  group: 'Live from the record',
  title: 'Metric picture',
  words: ['graph', 'chart', 'dashboard', 'grafana', 'figure'],
  icon: 'image',
  run: (view) => view.dispatch(placeBlock(view.state.tr, nodes.liveBlock.create({ name: 'metric' }))),
};

/** What `/` offers wherever it is typed. */
export const INSERTIONS: readonly Insertion[] = [...text, ...lists, ...live, metric];

/** Which live blocks the document has: they are marked, because choosing one leads to it. */
export function presentBlocks(view: EditorView): Set<string> {
  const found = new Set<string>();
  view.state.doc.descendants((node) => {
    if (node.type === nodes.liveBlock) found.add(`block-${node.attrs.name}`);
    return node.isBlock && !node.isTextblock;
  });
  return found;
}
