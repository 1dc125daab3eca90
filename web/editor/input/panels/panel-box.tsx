import type { EditorView } from 'prosemirror-view';
import { type ReactNode, useEffect, useRef } from 'react';
import { Floating } from '../floating.tsx';
import { rectOf } from './rect-of.ts';
import './panels.css';

type Props = {
  view: EditorView;
  from: number;
  to: number;
  label: string;
  className?: string;
  onClose: () => void;
  children: ReactNode;
};

/** A small form beside its piece of text. Escape and a press elsewhere close it; Escape gives the focus back. */
export function PanelBox({ view, from, to, label, className = '', onClose, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('input, textarea, select, button')?.focus();
    const press = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) close.current();
    };
    addEventListener('pointerdown', press, true);
    return () => removeEventListener('pointerdown', press, true);
  }, []);
  return (
    <Floating className={`popover input-panel ${className}`} rect={() => rectOf(view, from, to)}>
      <div
        ref={box}
        role="dialog"
        aria-label={label}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onClose();
          view.focus();
        }}
      >
        {children}
      </div>
    </Floating>
  );
}
