import { type RefObject, useEffect, useRef } from 'react';

/**
 * Follows the pointer while a row of a list is dragged by its handle, with mouse, pen or finger. `onMove` gets the place, from
 * 0, that the row would have; the row itself does not count. Escape and letting go end it.
 */
export function useDragging(
  dragged: number | null,
  list: RefObject<HTMLElement | null>,
  onMove: (to: number) => void,
  onEnd: () => void,
) {
  const latest = useRef({ onMove, onEnd });
  latest.current = { onMove, onEnd };
  useEffect(() => {
    if (dragged === null) return;
    let place = -1;
    const follow = ({ clientY }: PointerEvent) => {
      const rows = [...(list.current?.children ?? [])];
      const others = rows.filter((row) => !row.classList.contains('is-dragged'));
      const to = others.filter((row) => middleOf(row) < clientY).length;
      if (to === place) return;
      const isFirst = place === -1;
      place = to;
      // Where it stands already is no move.
      if (!isFirst || rows.findIndex((row) => row.classList.contains('is-dragged')) !== to) latest.current.onMove(to);
    };
    const end = () => latest.current.onEnd();
    const press = (event: KeyboardEvent) => event.key === 'Escape' && end();
    addEventListener('pointermove', follow);
    addEventListener('pointerup', end);
    addEventListener('pointercancel', end);
    addEventListener('keydown', press);
    return () => {
      removeEventListener('pointermove', follow);
      removeEventListener('pointerup', end);
      removeEventListener('pointercancel', end);
      removeEventListener('keydown', press);
    };
  }, [dragged, list]);
}

const middleOf = (row: Element): number => {
  const { top, height } = row.getBoundingClientRect();
  // Of an open row only its head counts: else one would have to pass all its fields.
  return top + Math.min(height, 42) / 2;
};
