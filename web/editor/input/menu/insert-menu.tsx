import type { EditorView } from 'prosemirror-view';
import { useMemo } from 'react';
import { modKey } from '../../../ui/use-keys.ts';
import type { EditorContext } from '../../editor-context.ts';
import { isTouch } from '../bars/is-touch.ts';
import { keySigns, SHORTCUTS } from '../shortcuts.ts';
import { readInsertions } from './extensions.ts';
import { Icon } from './insertion-icon.tsx';
import { INSERTIONS, type Insertion, presentBlocks } from './insertions.ts';
import { lineInsertions } from './line-insertions.ts';
import { ListMenu, type MenuEntry, type MenuHandle } from './list-menu.tsx';
import { fitting } from './matching.ts';
import type { Trigger } from './trigger.ts';

type Props = { trigger: Trigger; view: EditorView; handle: MenuHandle; context: EditorContext };

const GROUPS: Insertion['group'][] = ['Text', 'Lists and tables', 'Files', 'Live from the record', 'In the line'];
const isMac = modKey === '⌘';

function noteOf({ key, shortcut }: Insertion, present: Set<string>): string | undefined {
  if (present.has(key)) return 'go to it';
  if (!shortcut || isTouch()) return undefined;
  return keySigns(SHORTCUTS[shortcut].keys[0]!, isMac).join(isMac ? '' : ' ');
}

/** `/`: everything that can stand in the text. */
export function InsertMenu({ trigger, view, handle, context }: Props) {
  const { query } = trigger;
  const offered = useMemo(() => {
    const all = [...INSERTIONS, ...lineInsertions(context), ...readInsertions()];
    const inOrder = GROUPS.flatMap((group) => all.filter((item) => item.group === group));
    return fitting(query, inOrder, ({ title, words }) => [title, ...words]);
  }, [query, context]);
  const present = useMemo(() => presentBlocks(view), [view]);
  const entries = offered.map(
    (item): MenuEntry => ({
      key: item.key,
      group: query ? '' : item.group,
      icon: <Icon of={item.icon} />,
      title: item.title,
      note: noteOf(item, present),
      run: () => {
        view.dispatch(view.state.tr.delete(trigger.from, trigger.to));
        item.run(view);
        view.focus();
      },
    }),
  );
  return <ListMenu label="Insert" entries={entries} query={query} view={view} at={trigger.from} handle={handle} />;
}
