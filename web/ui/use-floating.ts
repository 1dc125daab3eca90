import { type RefObject, useLayoutEffect } from 'react';

type Align = 'start' | 'center' | 'end';
const GAP = 5;
const EDGE = 8;

/**
 * Keeps a box in the top layer beside its anchor while it is open: below where there is room, else above, never beyond
 * the edges of the window. Follows when the page scrolls and when either changes size.
 */
export function useFloating(
  open: boolean,
  anchor: RefObject<HTMLElement | null>,
  box: RefObject<HTMLElement | null>,
  align: Align,
) {
  useLayoutEffect(() => {
    if (!open || !anchor.current || !box.current) return;
    const place = () => {
      if (!anchor.current || !box.current) return;
      const over = anchor.current.getBoundingClientRect();
      const { width, height } = box.current.getBoundingClientRect();
      const below = innerHeight - over.bottom - GAP - EDGE;
      const above = over.top - GAP - EDGE;
      const isBelow = below >= height || below >= above;
      const wanted = { start: over.left, center: over.left + (over.width - width) / 2, end: over.right - width }[align];
      const style = box.current.style;
      style.left = `${Math.max(EDGE, Math.min(wanted, innerWidth - width - EDGE))}px`;
      style.top = `${isBelow ? over.bottom + GAP : Math.max(EDGE, over.top - GAP - height)}px`;
      style.setProperty('--available-height', `${Math.max(120, isBelow ? below : above)}px`);
    };
    place();
    const observer = new ResizeObserver(place);
    observer.observe(box.current);
    document.addEventListener('scroll', place, true);
    addEventListener('resize', place);
    return () => {
      observer.disconnect();
      document.removeEventListener('scroll', place, true);
      removeEventListener('resize', place);
    };
  }, [open, anchor, box, align]);
}

/** Before a box closes: the focus inside it goes to what opened it, because its content is about to go. */
export function giveBackFocus(box: HTMLElement | null, anchor: HTMLElement | null) {
  if (box?.contains(document.activeElement)) anchor?.focus({ preventScroll: true });
}
