import { type ComponentProps, type ReactNode, useLayoutEffect, useRef } from 'react';

type Props = ComponentProps<'div'> & {
  /** Where what it belongs to stands now, in the window. */
  rect: () => DOMRect;
  /** The side it prefers; the other one where there is no room. */
  side?: 'above' | 'below';
  children: ReactNode;
};

const GAP = 6;
const EDGE = 8;

function place(box: HTMLElement, over: DOMRect, side: 'above' | 'below') {
  const { width, height } = box.getBoundingClientRect();
  const view = window.visualViewport;
  // On a phone the bar above the keyboard stays in reach.
  const bar = document.querySelector('.phone-bar')?.getBoundingClientRect().height ?? 0;
  const bottom = (view ? view.offsetTop + view.height : innerHeight) - bar;
  const room = { below: bottom - over.bottom - GAP - EDGE, above: over.top - GAP - EDGE };
  const other = side === 'below' ? 'above' : 'below';
  const chosen = room[side] >= height || room[side] >= room[other] ? side : other;
  const wanted = side === 'above' ? over.left + (over.width - width) / 2 : over.left;
  box.style.left = `${Math.max(EDGE, Math.min(wanted, innerWidth - width - EDGE))}px`;
  box.style.top = `${chosen === 'below' ? over.bottom + GAP : Math.max(EDGE, over.top - GAP - height)}px`;
  box.style.setProperty('--available-height', `${Math.max(120, room[chosen])}px`);
}

/** A box in the top layer beside a place in the text. It takes no focus: who types goes on typing. */
export function Floating({ rect, side = 'below', children, ...rest }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const put = useRef(() => {});
  put.current = () => box.current && place(box.current, rect(), side);
  useLayoutEffect(() => {
    box.current?.showPopover();
    const again = () => put.current();
    const observer = new ResizeObserver(again);
    if (box.current) observer.observe(box.current);
    document.addEventListener('scroll', again, true);
    addEventListener('resize', again);
    return () => {
      observer.disconnect();
      document.removeEventListener('scroll', again, true);
      removeEventListener('resize', again);
    };
  }, []);
  useLayoutEffect(() => put.current());
  return (
    <div ref={box} popover="manual" {...rest}>
      {children}
    </div>
  );
}
