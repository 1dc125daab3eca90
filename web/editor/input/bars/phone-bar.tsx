import { AtSign, Heading, IndentDecrease, IndentIncrease, List, ListChecks, Plus } from 'lucide-react';
import type { EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { useEditor } from '../../editor-context.ts';
import { toggleHeading } from '../commands/blocks.ts';
import { depthOf, liftItem, sinkItem, toggleList } from '../commands/lists.ts';
import { nodes } from '../kinds.ts';
import { ask } from '../menu/ask.ts';
import { readSelectionActions } from '../menu/extensions.ts';
import { BarButton } from './bar-button.tsx';
import { runIn, WordButtons } from './word-buttons.tsx';
import './bars.css';

/** Above the keyboard of a phone: what a finger cannot reach by keys. */
export function PhoneBar({ view, state }: { view: EditorView; state: EditorState }) {
  const bar = useRef<HTMLDivElement>(null);
  const context = useEditor();
  useLayoutEffect(() => bar.current?.showPopover(), []);
  useEffect(() => {
    const window_ = window.visualViewport;
    const place = () => {
      if (!bar.current || !window_) return;
      bar.current.style.bottom = `${Math.max(0, innerHeight - window_.height - window_.offsetTop)}px`;
    };
    place();
    window_?.addEventListener('resize', place);
    window_?.addEventListener('scroll', place);
    return () => {
      window_?.removeEventListener('resize', place);
      window_?.removeEventListener('scroll', place);
    };
  }, []);
  const isInList = depthOf(state.selection.$from, nodes.listItem) > 0;
  const actions = state.selection.empty
    ? []
    : readSelectionActions().filter(({ mayRun }) => mayRun?.(state, context) ?? true);
  return (
    <div ref={bar} popover="manual" className="phone-bar">
      <div role="toolbar" aria-label="Writing" className="bar-row">
        <BarButton label="Insert" onPress={() => ask(view, '/')}>
          <Plus size={19} aria-hidden />
        </BarButton>
        <BarButton label="Mention" onPress={() => ask(view, '@')}>
          <AtSign size={18} aria-hidden />
        </BarButton>
        {actions.map(({ key, title, icon: ActionIcon, run }) => (
          <BarButton key={key} label={title} onPress={() => run(view, context)}>
            <ActionIcon size={18} aria-hidden />
          </BarButton>
        ))}
        <span className="bar-line" />
        <WordButtons view={view} state={state} />
        <span className="bar-line" />
        <BarButton label="Heading" onPress={runIn(view, toggleHeading(2))}>
          <Heading size={18} aria-hidden />
        </BarButton>
        <BarButton label="Bullets" onPress={runIn(view, toggleList('bullets'))}>
          <List size={18} aria-hidden />
        </BarButton>
        <BarButton label="Tasks" onPress={runIn(view, toggleList('tasks'))}>
          <ListChecks size={18} aria-hidden />
        </BarButton>
        {isInList && (
          <>
            <BarButton label="One level out" onPress={runIn(view, liftItem)}>
              <IndentDecrease size={18} aria-hidden />
            </BarButton>
            <BarButton label="One level in" onPress={runIn(view, sinkItem)}>
              <IndentIncrease size={18} aria-hidden />
            </BarButton>
          </>
        )}
      </div>
    </div>
  );
}
