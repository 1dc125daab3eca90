import type { EditorView } from 'prosemirror-view';
import { type ReactNode, useEffect, useId, useLayoutEffect, useState } from 'react';
import { Floating } from '../floating.tsx';
import './list-menu.css';

export type MenuEntry = {
  key: string;
  group: string;
  icon: ReactNode;
  title: string;
  note?: string;
  run: () => void;
};
/** How the text, which keeps the focus, passes its keys on. */
export type MenuHandle = { press: (event: KeyboardEvent) => boolean };

type Props = {
  label: string;
  entries: MenuEntry[];
  /** Changes when other things are asked for: the first one is then the one to take. */
  query: string;
  view: EditorView;
  at: number;
  handle: MenuHandle;
  isLoading?: boolean;
};

/** A list to choose from while typing: arrows move, Enter and Tab take, and where nothing fits it is not there. */
export function ListMenu({ label, entries, query, view, at, handle, isLoading }: Props) {
  const id = useId();
  const [active, setActive] = useState(0);
  const chosen = Math.min(active, Math.max(0, entries.length - 1));
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words begin at the first entry again
  useEffect(() => setActive(0), [query]);
  useLayoutEffect(() => {
    handle.press = (event) => {
      if (entries.length === 0 || event.ctrlKey || event.metaKey || event.altKey) return false;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) setActive((chosen + step + entries.length) % entries.length);
      else if (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) entries[chosen]!.run();
      else return false;
      return true;
    };
    return () => {
      handle.press = () => false;
    };
  }, [handle, entries, chosen]);
  useEffect(() => {
    if (entries.length === 0) return;
    const dom = view.dom;
    dom.setAttribute('aria-controls', id);
    dom.setAttribute('aria-autocomplete', 'list');
    dom.setAttribute('aria-haspopup', 'listbox');
    dom.setAttribute('aria-activedescendant', `${id}-${chosen}`);
    document.getElementById(`${id}-${chosen}`)?.scrollIntoView({ block: 'nearest' });
    return () => {
      for (const name of ['controls', 'autocomplete', 'haspopup', 'activedescendant'])
        dom.removeAttribute(`aria-${name}`);
    };
  }, [view, id, chosen, entries.length]);
  if (entries.length === 0 && !isLoading) return null;
  return (
    <Floating
      className="menu list-menu"
      rect={() => rectAt(view, at)}
      onPointerDown={(event) => event.preventDefault()}
    >
      <div role="listbox" id={id} aria-label={label}>
        {entries.map((entry, index) => (
          <div key={entry.key} role="presentation">
            {entry.group !== entries[index - 1]?.group && (
              <p className="list-menu-group" role="presentation">
                {entry.group}
              </p>
            )}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys come from the text, as of any combobox */}
            <div
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === chosen}
              className="list-menu-option"
              onPointerMove={() => setActive(index)}
              onClick={entry.run}
            >
              <span className="list-menu-icon">{entry.icon}</span>
              <bdi className="clamp-1">{entry.title}</bdi>
              {entry.note && <small className="clamp-1">{entry.note}</small>}
            </div>
          </div>
        ))}
      </div>
      {entries.length === 0 && <p className="list-menu-group">Looking…</p>}
      <span className="hidden-text" role="status">
        {entries.length > 0 && `${entries.length} to choose from`}
      </span>
    </Floating>
  );
}

function rectAt(view: EditorView, at: number): DOMRect {
  const { left, top, bottom } = view.coordsAtPos(Math.min(at, view.state.doc.content.size));
  return new DOMRect(left, top, 0, bottom - top);
}
