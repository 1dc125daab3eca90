import { ChevronDown } from 'lucide-react';
import type { EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { type KeyboardEvent, useState } from 'react';
import { modKey } from '../../../ui/use-keys.ts';
import { useEditor } from '../../editor-context.ts';
import { Floating } from '../floating.tsx';
import { PanelMenu } from '../handle/panel-menu.tsx';
import { TURNS } from '../handle/turn-into.ts';
import { readSelectionActions } from '../menu/extensions.ts';
import { Icon } from '../menu/insertion-icon.tsx';
import { rectOf } from '../panels/rect-of.ts';
import { keySigns } from '../shortcuts.ts';
import { BarButton } from './bar-button.tsx';
import { runIn, WordButtons } from './word-buttons.tsx';
import './bars.css';

type Props = { view: EditorView; state: EditorState };
const isMac = modKey === '⌘';

/** Arrows walk through the bar, Escape gives the focus back to the words. */
function walk(event: KeyboardEvent<HTMLElement>, view: EditorView) {
  if (event.key === 'Escape') {
    event.stopPropagation();
    view.focus();
  }
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step || (event.target as Element).closest('[role=menu]')) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('.bar-button:not(:disabled)')];
  const at = buttons.indexOf(document.activeElement as HTMLElement);
  event.preventDefault();
  buttons[(at + step + buttons.length) % buttons.length]?.focus();
}

/** What can be done with the words that are selected, above them. */
export function SelectionBar({ view, state }: Props) {
  const context = useEditor();
  const { from, to } = state.selection;
  const now = TURNS.filter(({ isIt }) => isIt(state)).at(-1);
  const turns = TURNS.filter(({ command }) => command(state));
  const actions = readSelectionActions().filter(({ mayRun }) => mayRun?.(state, context) ?? true);
  const [isTurning, setTurning] = useState(false);
  if (!view.editable && actions.length === 0) return null;
  return (
    <Floating side="above" className="selection-bar" rect={() => rectOf(view, from, to)}>
      <div
        role="toolbar"
        tabIndex={-1}
        aria-label="Selected words"
        className="bar-row"
        onKeyDown={(event) => walk(event, view)}
      >
        {view.editable && (
          <>
            {turns.length > 0 && (
              <BarButton
                label={`Turn into another block; now ${now?.title ?? 'text'}`}
                isOn={isTurning}
                onPress={() => setTurning(!isTurning)}
              >
                <span className="bar-turn">
                  {now?.title ?? 'Text'} <ChevronDown size={13} aria-hidden />
                </span>
              </BarButton>
            )}
            <span className="bar-line" />
            <WordButtons view={view} state={state} />
          </>
        )}
        {view.editable && actions.length > 0 && <span className="bar-line" />}
        {actions.map(({ key, title, icon: ActionIcon, keys, run }) => (
          <BarButton
            key={key}
            label={title}
            keys={keys && keySigns(keys, isMac).join(isMac ? '' : ' ')}
            onPress={() => run(view, context)}
          >
            <ActionIcon size={16} aria-hidden />
          </BarButton>
        ))}
      </div>
      {isTurning && (
        <div className="bar-turns" onPointerDown={(event) => event.preventDefault()}>
          <PanelMenu
            label="Turn into"
            groups={[
              {
                rows: turns.map(({ key, title, icon, isIt, command }) => ({
                  key,
                  title,
                  icon: <Icon of={icon} />,
                  isOn: isIt(state),
                  run: () => {
                    setTurning(false);
                    if (!isIt(state)) runIn(view, command)();
                    view.focus();
                  },
                })),
              },
            ]}
          />
        </div>
      )}
    </Floating>
  );
}
