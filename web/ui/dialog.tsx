import { type FormEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import './dialog.css';

type DialogProps = {
  open: boolean;
  onClose: () => void;
  title: string;
  description?: ReactNode;
  width?: number;
  /** Buttons at the foot. With `onSubmit` the dialog is a form and a submit button belongs here. */
  foot?: ReactNode;
  onSubmit?: () => void;
  children: ReactNode;
};

/** A dialog in the middle of a wide page, a sheet from below on a phone; on the platform's own modal dialog. */
export function Dialog({ open, onClose, title, description, width = 480, foot, onSubmit, children }: DialogProps) {
  const id = useId();
  const content = (
    <>
      <div className="dialog-body" tabIndex={onSubmit ? undefined : 0}>
        {children}
      </div>
      {foot && <div className="dialog-foot">{foot}</div>}
    </>
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    onSubmit?.();
  };
  if (!open) return null;
  return (
    <Modal
      className="dialog"
      label={{ 'aria-labelledby': id, 'aria-describedby': description ? `${id}-lead` : undefined }}
      width={width}
      onClose={onClose}
    >
      <div className="dialog-head">
        <h2 id={id}>{title}</h2>
        {description && <p id={`${id}-lead`}>{description}</p>}
      </div>
      {onSubmit ? (
        <form onSubmit={submit} style={{ display: 'contents' }}>
          {content}
        </form>
      ) : (
        content
      )}
    </Modal>
  );
}

type ModalProps = {
  className: string;
  label: { 'aria-label'?: string; 'aria-labelledby'?: string; 'aria-describedby'?: string };
  width?: number;
  onClose: () => void;
  children: ReactNode;
};

/** The page behind rests while this is open; Escape and a press beside it close it. */
export function Modal({ className, label, width, onClose, children }: ModalProps) {
  const box = useRef<HTMLDialogElement>(null);
  const pressedBeside = useRef(false);
  useEffect(() => {
    const dialog = box.current;
    const focused = document.activeElement as HTMLElement | null;
    if (!dialog?.open) dialog?.showModal();
    // What asks for the focus gets it; else the first field does, as one opened the dialog to fill it in.
    const wanted = dialog?.querySelector<HTMLElement>('[data-autofocus]');
    const first = dialog?.querySelector<HTMLElement>('[autofocus], input, textarea, select');
    if (wanted) wanted.focus();
    else if (!first) dialog?.focus();
    else if (!dialog?.contains(document.activeElement?.closest('input, textarea, select') ?? null)) first.focus();
    return () => {
      dialog?.close();
      focused?.focus({ preventScroll: true });
    };
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it
    <dialog
      ref={box}
      className={className}
      tabIndex={-1}
      {...label}
      style={width === undefined ? undefined : ({ '--dialog-width': `${width}px` } as object)}
      onCancel={(event) => {
        // A file chooser or popover inside closes by itself and must not take the dialog with it.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => {
        pressedBeside.current = event.target === event.currentTarget;
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget && pressedBeside.current) onClose();
      }}
    >
      {children}
    </dialog>
  );
}
