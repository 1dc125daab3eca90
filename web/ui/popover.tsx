import { cloneElement, type ReactElement, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { giveBackFocus, useFloating } from './use-floating.ts';
import './menu.css';

type TriggerProps = {
  ref?: unknown;
  popoverTarget?: string;
  'aria-haspopup'?: 'menu' | 'dialog';
  'aria-expanded'?: boolean;
};
type PopoverProps = {
  trigger: ReactElement<TriggerProps>;
  /** Names the popover for those who do not see where it points. */
  label: string;
  width?: number;
  align?: 'start' | 'center' | 'end';
  /** With `onOpenChange`, the caller keeps whether it is open, and may close it. */
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  children: ReactNode;
};

/** Something to read or fill in beside what it belongs to, on the platform's own popover. */
export function Popover({ trigger, label, width = 360, align = 'start', open, onOpenChange, children }: PopoverProps) {
  const id = useId();
  const anchor = useRef<HTMLElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState(false);
  useFloating(shown, anchor, box, align);
  useEffect(() => {
    if (open === false && box.current?.matches(':popover-open')) box.current.hidePopover();
  }, [open]);
  return (
    <>
      {cloneElement(trigger, { ref: anchor, popoverTarget: id, 'aria-haspopup': 'dialog', 'aria-expanded': shown })}
      <div
        ref={box}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        className="popover"
        style={{ '--popover-width': `${width}px` } as object}
        onBeforeToggle={(event) => {
          // A popover inside this one tells its own state upwards.
          if (event.target !== event.currentTarget) return;
          setShown(event.newState === 'open');
          onOpenChange?.(event.newState === 'open');
          if (event.newState === 'closed') giveBackFocus(box.current, anchor.current);
        }}
        onToggle={(event) => {
          if (event.newState === 'open') box.current?.querySelector<HTMLElement>('input, textarea, select')?.focus();
        }}
      >
        {shown && children}
      </div>
    </>
  );
}
