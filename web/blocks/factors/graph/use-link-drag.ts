import { type PointerEvent, type RefObject, useState } from 'react';
import type { Box } from '#shared/document/figures/factor-layout.ts';
import type { Factor } from '../../../data/factors.ts';
import { linkable } from '../factor-sort.ts';
import { boxAt } from './graph-layout.ts';

export type LinkDrag = { from: string; x: number; y: number; over: string | null };

/** A link drawn with the mouse: from the edge of one factor to another. Only what closes no circle takes it. */
export function useLinkDrag(
  svg: RefObject<SVGSVGElement | null>,
  factors: readonly Factor[],
  boxes: readonly Box[],
  onLink: (from: Factor, toId: string) => void,
) {
  const [drag, setDrag] = useState<LinkDrag | null>(null);
  const placeOf = (event: PointerEvent) => {
    const box = svg.current!.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const start = (event: PointerEvent, from: string) => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrag({ from, ...placeOf(event), over: null });
  };
  const move = (event: PointerEvent) => {
    if (!drag) return;
    const place = placeOf(event);
    const factor = factors.find((one) => one.id === drag.from);
    const under = boxAt(boxes, place);
    const takes = factor && under && linkable(factors, factor).some((one) => one.id === under);
    setDrag({ ...drag, ...place, over: takes ? under : null });
  };
  const end = () => {
    const factor = factors.find((one) => one.id === drag?.from);
    if (drag?.over && factor) onLink(factor, drag.over);
    setDrag(null);
  };
  return { drag, start, move, end, cancel: () => setDrag(null) };
}
