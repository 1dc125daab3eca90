import { lift, setBlockType, wrapIn } from 'prosemirror-commands';
import type { Command, EditorState } from 'prosemirror-state';
import { toggleHeading } from '../commands/blocks.ts';
import { depthOf, toggleList } from '../commands/lists.ts';
import { nodes } from '../kinds.ts';
import type { InsertionIcon } from '../menu/insertions.ts';

export type Turn = {
  key: string;
  title: string;
  icon: InsertionIcon;
  isIt: (state: EditorState) => boolean;
  command: Command;
};

const isBlock = (state: EditorState, type: typeof nodes.heading, level?: number) => {
  const { parent } = state.selection.$from;
  return parent.type === type && (level === undefined || parent.attrs.level === level);
};
const isIn = (state: EditorState, type: typeof nodes.heading) => depthOf(state.selection.$from, type) > 0;
const itemOf = (state: EditorState) => {
  const depth = depthOf(state.selection.$from, nodes.listItem);
  return depth ? { item: state.selection.$from.node(depth), list: state.selection.$from.node(depth - 1) } : undefined;
};

/** Out of what encloses it, and plain: the way back from every other form. */
const plain: Command = (state, dispatch) => {
  const item = itemOf(state);
  if (item) return toggleList(listKindOf(item))(state, dispatch);
  if (isIn(state, nodes.blockquote) || isIn(state, nodes.callout)) return lift(state, dispatch);
  return setBlockType(nodes.paragraph)(state, dispatch);
};
const listKindOf = ({ item, list }: NonNullable<ReturnType<typeof itemOf>>) =>
  list.type === nodes.orderedList ? 'numbers' : item.attrs.checked === null ? 'bullets' : 'tasks';

/** What the block with the cursor can be turned into. */
export const TURNS: readonly Turn[] = [
  {
    key: 'text',
    title: 'Plain text',
    icon: 'text',
    isIt: (state) =>
      isBlock(state, nodes.paragraph) &&
      !itemOf(state) &&
      !isIn(state, nodes.blockquote) &&
      !isIn(state, nodes.callout),
    command: plain,
  },
  ...[1, 2, 3].map(
    (level): Turn => ({
      key: `heading-${level}`,
      title: `Heading ${level}`,
      icon: 'heading',
      isIt: (state) => isBlock(state, nodes.heading, level),
      command: toggleHeading(level),
    }),
  ),
  ...(['bullets', 'numbers', 'tasks'] as const).map(
    (kind): Turn => ({
      key: kind,
      title: { bullets: 'Bullets', numbers: 'Numbered list', tasks: 'Tasks' }[kind],
      icon: kind,
      isIt: (state) => {
        const item = itemOf(state);
        return item !== undefined && listKindOf(item) === kind;
      },
      command: toggleList(kind),
    }),
  ),
  {
    key: 'quote',
    title: 'Quote',
    icon: 'quote',
    isIt: (state) => isIn(state, nodes.blockquote),
    command: (state, dispatch) => (isIn(state, nodes.blockquote) ? lift : wrapIn(nodes.blockquote))(state, dispatch),
  },
  {
    key: 'callout',
    title: 'Callout',
    icon: 'callout',
    isIt: (state) => isIn(state, nodes.callout),
    command: (state, dispatch) => (isIn(state, nodes.callout) ? lift : wrapIn(nodes.callout))(state, dispatch),
  },
  {
    key: 'code',
    title: 'Code',
    icon: 'code',
    isIt: (state) => isBlock(state, nodes.codeBlock),
    command: (state, dispatch) =>
      setBlockType(isBlock(state, nodes.codeBlock) ? nodes.paragraph : nodes.codeBlock)(state, dispatch),
  },
];
