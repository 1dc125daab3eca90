import type { KeyboardEvent, ReactNode } from 'react';

export type MenuRow = {
  key: string;
  title: string;
  icon: ReactNode;
  note?: string;
  isOn?: boolean;
  isDanger?: boolean;
  run: () => void;
};

function walk(event: KeyboardEvent<HTMLElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[role^="menuitem"]:not([disabled])')];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  const next = step ? rows[(at + step + rows.length) % rows.length] : { Home: rows[0], End: rows.at(-1) }[event.key];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** Commands below each other, in groups: arrows move, Enter takes. */
export function PanelMenu({ label, groups }: { label: string; groups: { title?: string; rows: MenuRow[] }[] }) {
  return (
    <div role="menu" tabIndex={-1} aria-label={label} onKeyDown={walk}>
      {groups.map(({ title, rows }, index) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset inside a menu is no group of it
        <div key={title ?? `${index}`} role="group" aria-label={title} className="panel-menu-group">
          {title && <p className="list-menu-group">{title}</p>}
          {rows.map((row) => (
            // biome-ignore lint/a11y/useAriaPropsSupportedByRole: only rows of one choice are radios, and those are checked
            <button
              key={row.key}
              type="button"
              role={row.isOn === undefined ? 'menuitem' : 'menuitemradio'}
              aria-checked={row.isOn}
              tabIndex={-1}
              className={`menu-item ${row.isDanger ? 'is-danger' : ''} ${row.isOn ? 'is-on' : ''}`}
              onPointerMove={(event) => event.currentTarget.focus({ preventScroll: true })}
              onClick={row.run}
            >
              {row.icon}
              {row.title}
              {row.note && <small>{row.note}</small>}
            </button>
          ))}
        </div>
      ))}
    </div>
  );
}
