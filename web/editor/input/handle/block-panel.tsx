import { ArrowDown, ArrowUp, Copy, CopyPlus, Trash2 } from 'lucide-react';
import type { Command, EditorState } from 'prosemirror-state';
import { CALLOUT_KINDS } from '#shared/document/schema/block-nodes.ts';
import { say } from '../../../ui/toast-store.ts';
import { modKey } from '../../../ui/use-keys.ts';
import { deleteBlocks, duplicateBlocks, stepBlocks } from '../commands/blocks.ts';
import { depthOf } from '../commands/lists.ts';
import { copyDocument, copyRange, copySectionAt } from '../copy/copy-markdown.ts';
import { nodes } from '../kinds.ts';
import { Icon } from '../menu/insertion-icon.tsx';
import type { PanelProps } from '../panels/open-panel.ts';
import { PanelBox } from '../panels/panel-box.tsx';
import { keySigns, SHORTCUTS, type ShortcutName } from '../shortcuts.ts';
import { type MenuRow, PanelMenu } from './panel-menu.tsx';
import { TURNS } from './turn-into.ts';

const isMac = modKey === '⌘';
const signs = (name: ShortcutName) => keySigns(SHORTCUTS[name].keys[0]!, isMac).join(isMac ? '' : ' ');
const icon = (Shown: typeof Copy) => <Shown size={16} aria-hidden />;

type Run = (command: Command) => () => void;

const turnRows = (state: EditorState, run: Run): MenuRow[] =>
  TURNS.filter(({ command }) => command(state)).map(({ key, title, icon: of, isIt, command }) => ({
    key,
    title,
    icon: <Icon of={of} />,
    isOn: isIt(state),
    run: run(isIt(state) ? () => true : command),
  }));

const moveRows = (state: EditorState, run: Run): MenuRow[] => [
  { key: 'up', title: 'Move up', icon: icon(ArrowUp), note: signs('moveUp'), run: run(stepBlocks(-1)) },
  { key: 'down', title: 'Move down', icon: icon(ArrowDown), note: signs('moveDown'), run: run(stepBlocks(1)) },
  ...(duplicateBlocks(state)
    ? [{ key: 'double', title: 'Duplicate', icon: icon(CopyPlus), note: signs('duplicate'), run: run(duplicateBlocks) }]
    : []),
  { key: 'delete', title: 'Delete', icon: icon(Trash2), note: signs('remove'), isDanger: true, run: run(deleteBlocks) },
];

/** Which kind of callout it is that the cursor stands in. */
function kindRows(state: EditorState, run: Run): MenuRow[] {
  const { $from } = state.selection;
  const depth = depthOf($from, nodes.callout);
  if (!depth) return [];
  return CALLOUT_KINDS.map((kind) => ({
    key: kind,
    title: kind.charAt(0).toUpperCase() + kind.slice(1),
    icon: <Icon of="callout" />,
    isOn: $from.node(depth).attrs.kind === kind,
    run: run((now, dispatch) => {
      dispatch?.(now.tr.setNodeAttribute($from.before(depth), 'kind', kind));
      return true;
    }),
  }));
}

/** Everything that can be done with one block, in which the cursor stands by then. */
export function BlockPanel({ view, from, to, onClose }: PanelProps) {
  const { state } = view;
  const block = state.doc.nodeAt(from);
  if (!block) return null;
  const leave = () => {
    onClose();
    view.focus();
  };
  const run: Run = (command) => () => {
    leave();
    command(view.state, view.dispatch, view);
  };
  const copy = (write: () => Promise<void>) => () => {
    leave();
    void write().then(() => say('Copied as Markdown'));
  };
  // The picker in the frame of code is out of reach of Tab, which indents there.
  const languages: MenuRow[] =
    block.type.name === 'codeBlock'
      ? [
          {
            key: 'language',
            title: 'Choose the language',
            icon: <Icon of="code" />,
            run: () => {
              onClose();
              const frame = view.nodeDOM(from);
              if (frame instanceof HTMLElement) frame.querySelector('select')?.focus();
            },
          },
        ]
      : [];
  const turns = block.isAtom || block.type.name === 'table' ? [] : turnRows(state, run);
  const kinds = kindRows(state, run);
  const copies: MenuRow[] = [
    { key: 'copy', title: 'Copy as Markdown', icon: icon(Copy), run: copy(() => copyRange(state, from, to)) },
    {
      key: 'section',
      title: 'Copy the section as Markdown',
      icon: icon(Copy),
      run: copy(() => copySectionAt(state, from)),
    },
    { key: 'all', title: 'Copy all as Markdown', icon: icon(Copy), run: copy(() => copyDocument(state)) },
  ];
  return (
    <PanelBox view={view} from={from} to={from} label="Block" className="is-menu" onClose={onClose}>
      <PanelMenu
        label="Block"
        groups={[
          ...(kinds.length > 0 ? [{ title: 'Kind of callout', rows: kinds }] : []),
          ...(turns.length > 0 ? [{ title: 'Turn into', rows: turns }] : []),
          { rows: [...languages, ...moveRows(state, run)] },
          { rows: copies },
        ]}
      />
    </PanelBox>
  );
}
