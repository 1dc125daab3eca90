import { X } from 'lucide-react';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { Button, TextButton } from './button.tsx';
import { toastStore, unsay } from './toast-store.ts';
import './toasts.css';

export function Toasts() {
  const notices = useSyncExternalStore(toastStore.subscribe, toastStore.read);
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    // Notices stand above a dialog opened meanwhile only when they are shown anew.
    if (notices.length > 0 && document.querySelector('dialog[open]')) box.current?.hidePopover();
    if (!box.current?.matches(':popover-open')) box.current?.showPopover();
  }, [notices]);
  return (
    <section ref={box} popover="manual" className="toasts" aria-label="Notices" aria-live="polite">
      {notices.map((notice) => (
        <div key={notice.id} className={`toast toast-${notice.tone}`}>
          <p>{notice.text}</p>
          {notice.action && (
            <TextButton
              onClick={() => {
                notice.action?.run();
                unsay(notice.id);
              }}
            >
              {notice.action.label}
            </TextButton>
          )}
          <Button look="plain" small icon aria-label="Dismiss" onClick={() => unsay(notice.id)}>
            <X size={14} aria-hidden />
          </Button>
        </div>
      ))}
    </section>
  );
}
