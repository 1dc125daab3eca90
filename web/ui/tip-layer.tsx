import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import './tip-layer.css';

type Shown = { text: string; over: DOMRect };

/**
 * One layer explains every element that carries `data-tip`, on hover and on focus. A tooltip component per number
 * would cost a list of ten thousand rows its smooth scrolling.
 */
export function TipLayer() {
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    let timer = 0;
    const find = (event: Event) => (event.target as Element | null)?.closest?.<HTMLElement>('[data-tip]') ?? null;
    const show = (event: Event, wait: number) => {
      clearTimeout(timer);
      const target = find(event);
      if (!target?.dataset.tip) return setShown(null);
      timer = window.setTimeout(() => {
        if (target.isConnected && target.dataset.tip)
          setShown({ text: target.dataset.tip, over: target.getBoundingClientRect() });
      }, wait);
    };
    const over = (event: PointerEvent) => {
      if (event.pointerType !== 'touch') show(event, 320);
    };
    const focus = (event: FocusEvent) => {
      if ((event.target as Element).matches?.(':focus-visible')) show(event, 200);
    };
    const hide = () => {
      clearTimeout(timer);
      setShown(null);
    };
    const leave = (event: KeyboardEvent) => event.key === 'Escape' && hide();
    const listeners = [
      ['pointerover', over],
      ['focusin', focus],
      ['focusout', hide],
      ['pointerdown', hide],
      ['keydown', leave],
    ] as [string, EventListener][];
    for (const [name, listener] of listeners) document.addEventListener(name, listener);
    document.addEventListener('scroll', hide, true);
    return () => {
      clearTimeout(timer);
      for (const [name, listener] of listeners) document.removeEventListener(name, listener);
      document.removeEventListener('scroll', hide, true);
    };
  }, []);
  return shown && <Tip {...shown} />;
}

function Tip({ text, over }: Shown) {
  const ref = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<{ left: number; top: number } | null>(null);
  useLayoutEffect(() => {
    // Above a modal dialog there is only the top layer.
    ref.current!.showPopover();
    const box = ref.current!.getBoundingClientRect();
    const left = Math.max(8, Math.min(over.left + over.width / 2 - box.width / 2, innerWidth - box.width - 8));
    const above = over.top - box.height - 7;
    setAt({ left, top: above > 8 ? above : over.bottom + 7 });
  }, [over]);
  return (
    <div
      ref={ref}
      role="tooltip"
      popover="manual"
      className="tip"
      style={at ?? { left: 0, top: 0, visibility: 'hidden' }}
    >
      {text}
    </div>
  );
}
