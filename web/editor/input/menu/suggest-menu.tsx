import type { EditorView } from 'prosemirror-view';
import { useEditor } from '../../editor-context.ts';
import { InsertMenu } from './insert-menu.tsx';
import type { MenuHandle } from './list-menu.tsx';
import { MentionMenu } from './mention-menu.tsx';
import type { Trigger } from './trigger.ts';

type Props = { trigger: Trigger; view: EditorView; handle: MenuHandle };

/** What was asked for by a sign, to choose from. */
export function SuggestMenu({ trigger, view, handle }: Props) {
  const context = useEditor();
  return trigger.kind === 'insert' ? (
    <InsertMenu trigger={trigger} view={view} handle={handle} context={context} />
  ) : (
    <MentionMenu trigger={trigger} view={view} handle={handle} context={context} />
  );
}
