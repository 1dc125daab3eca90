import { Check } from 'lucide-react';
import {
  cloneElement,
  createContext,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useContext,
  useId,
  useRef,
  useState,
} from 'react';
import { giveBackFocus, useFloating } from './use-floating.ts';
import './menu.css';

const CloseContext = createContext<() => void>(() => {});

type TriggerProps = {
  ref?: unknown;
  popoverTarget?: string;
  onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
  'aria-haspopup'?: 'menu' | 'dialog';
  'aria-expanded'?: boolean;
  'aria-controls'?: string;
};
type MenuProps = { trigger: ReactElement<TriggerProps>; align?: 'start' | 'end'; children: ReactNode };

/** A menu on the platform's own popover: Escape and a press outside close it and give the focus back. */
export function Menu({ trigger, align = 'end', children }: MenuProps) {
  const id = useId();
  const anchor = useRef<HTMLElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const close = () => box.current?.hidePopover();
  useFloating(open, anchor, box, align);
  return (
    <>
      {cloneElement(trigger, {
        ref: anchor,
        popoverTarget: id,
        'aria-haspopup': 'menu',
        'aria-expanded': open,
        'aria-controls': open ? id : undefined,
        onKeyDown: (event) => {
          if (event.key !== 'ArrowDown' || open) return;
          event.preventDefault();
          box.current?.showPopover();
        },
      })}
      <div
        ref={box}
        id={id}
        popover="auto"
        role="menu"
        className="menu"
        data-open={open || undefined}
        onBeforeToggle={(event) => {
          setOpen(event.newState === 'open');
          if (event.newState === 'closed') giveBackFocus(box.current, anchor.current);
        }}
        onToggle={(event) => event.newState === 'open' && itemsOf(box.current)[0]?.focus()}
        onKeyDown={(event) => walk(event, close)}
      >
        {open && <CloseContext value={close}>{children}</CloseContext>}
      </div>
    </>
  );
}

function itemsOf(menu: HTMLElement | null): HTMLElement[] {
  return [...(menu?.querySelectorAll<HTMLElement>('[role^="menuitem"]:not([disabled])') ?? [])];
}

/** Arrows and first letters move the focus; Tab leaves. */
function walk(event: KeyboardEvent<HTMLElement>, close: () => void) {
  const items = itemsOf(event.currentTarget);
  const at = items.indexOf(document.activeElement as HTMLElement);
  const moves: Record<string, number> = {
    ArrowDown: (at + 1) % items.length,
    ArrowUp: (at - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  };
  let next = moves[event.key];
  if (next === undefined && event.key.length === 1 && event.key !== ' ' && !event.metaKey && !event.ctrlKey) {
    const starts = [...items.slice(at + 1), ...items].find((item) =>
      item.textContent?.toLowerCase().startsWith(event.key.toLowerCase()),
    );
    next = starts && items.indexOf(starts);
  }
  if (event.key === 'Tab') close();
  if (next === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  items[next]?.focus();
}

const toFocus = (event: { currentTarget: HTMLElement }) => event.currentTarget.focus({ preventScroll: true });

type ItemProps = { onSelect: () => void; children: ReactNode; note?: string; danger?: boolean; disabled?: boolean };
export function MenuItem({ onSelect, children, note, danger, disabled }: ItemProps) {
  const close = useContext(CloseContext);
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      className={`menu-item ${danger ? 'is-danger' : ''}`}
      disabled={disabled}
      onPointerMove={toFocus}
      onClick={() => {
        close();
        onSelect();
      }}
    >
      {children}
      {note && <small>{note}</small>}
    </button>
  );
}
export function MenuLink({ href, children, note }: { href: string; children: ReactNode; note?: string }) {
  const close = useContext(CloseContext);
  return (
    <a
      role="menuitem"
      tabIndex={-1}
      className="menu-item"
      href={href}
      target="_blank"
      rel="noreferrer"
      onPointerMove={toFocus}
      onClick={close}
    >
      {children}
      {note && <small>{note}</small>}
    </a>
  );
}

type CheckProps = {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
  note?: string;
  /** Choosing it ends the choosing; otherwise the menu stays open for more. */
  closes?: boolean;
};
export function MenuCheck({ checked, onChange, children, note, closes }: CheckProps) {
  const close = useContext(CloseContext);
  return (
    <button
      type="button"
      role="menuitemcheckbox"
      aria-checked={checked}
      tabIndex={-1}
      className="menu-item"
      onPointerMove={toFocus}
      onClick={() => {
        if (closes) close();
        onChange(!checked);
      }}
    >
      <span className="menu-check">{checked && <Check size={14} aria-hidden />}</span>
      {children}
      {note && <small>{note}</small>}
    </button>
  );
}
export const MenuLine = () => <hr className="menu-line" />;
