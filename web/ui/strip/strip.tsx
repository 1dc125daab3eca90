import { Maximize2, ZoomIn, ZoomOut } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import { stripModel, type Tone } from '#shared/document/strip-model.ts';
import { describeStrip } from '#shared/document/strip-svg.ts';
import type { Phase } from '#shared/incident-record.ts';
import { Button } from '../button.tsx';
import { clock } from '../time-words.ts';
import { useZone } from '../zone.ts';
import { BAR_END, NOW, StripFigure } from './strip-figure.tsx';
import { bringIn, isWhole, pan, type View, zoom } from './strip-view.ts';
import './strip.css';

export type StripEvent = { id: string; at: string; tone: Tone; label: string };
type StripProps = {
  phases: Partial<Record<Phase, string | null>>;
  events: StripEvent[];
  /** Set while the incident goes on: the strip then ends at this instant. */
  openUntil?: number;
  /** Somebody pressed an event on the strip. */
  onPick?: (eventId: string) => void;
};
type Point = { x: number; at: number; label: string; eventId: string | null };

/** The shape of an incident in one line. Zoom with + and −, move with the arrows, or with the wheel and Ctrl. */
export function Strip({ phases, events, openUntil, onPick }: StripProps) {
  const zone = useZone();
  const box = useRef<HTMLElement>(null);
  const width = useWidth(box);
  const [view, setView] = useState<View | null>(null);
  const [pointer, setPointer] = useState<number | null>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  const drag = useRef<{ x: number; view: View; moved: boolean } | null>(null);

  const input = useMemo(() => {
    const times = Object.fromEntries(
      Object.entries(phases).map(([phase, at]) => [phase, at ? Date.parse(at) : null]),
    ) as Partial<Record<Phase, number | null>>;
    if (openUntil && !times.resolved) times.resolved = openUntil;
    return { phases: times, events: events.map((event) => ({ ...event, at: Date.parse(event.at) })) };
  }, [phases, events, openUntil]);
  const whole = useMemo(() => stripModel(input), [input]);
  const shown = view ?? whole;
  const isOpen = openUntil !== undefined && !phases.resolved;
  const model = useMemo(() => {
    const part = stripModel({ ...input, from: shown.from, to: shown.to });
    if (!isOpen) return part;
    const strokes = part.strokes.map((one) => (one.phase === 'resolved' ? { ...one, label: NOW } : one));
    return { ...part, strokes };
  }, [input, shown.from, shown.to, isOpen]);
  const zoomed = !isWhole(shown, whole);

  const points: Point[] = useMemo(
    () =>
      [
        ...model.strokes.map((stroke) => ({ ...stroke, eventId: null })),
        ...model.dots.map((dot) => ({ ...dot, eventId: dot.id })),
      ]
        .map(({ x, at, label, eventId }) => ({ x: x * width, at, label, eventId }))
        .sort((a, b) => a.at - b.at),
    [model, width],
  );
  const point = chosen === null ? null : (points[chosen] ?? null);
  const change = (next: View) => setView(isWhole(next, whole) ? null : next);

  useEffect(() => {
    const element = box.current;
    const wheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const anchor = (event.clientX - element!.getBoundingClientRect().left) / Math.max(1, width);
      setView((old) => {
        const next = zoom(old ?? whole, whole, event.deltaY > 0 ? 1.25 : 0.8, anchor);
        return isWhole(next, whole) ? null : next;
      });
    };
    element?.addEventListener('wheel', wheel, { passive: false });
    return () => element?.removeEventListener('wheel', wheel);
  }, [whole, width]);

  const nearest = (x: number) => {
    const distances = points.map((one) => Math.abs(one.x - x));
    const best = distances.indexOf(Math.min(...distances));
    return best >= 0 && distances[best]! < 9 ? best : null;
  };
  const onMove = (event: PointerEvent) => {
    const x = event.clientX - box.current!.getBoundingClientRect().left;
    if (drag.current) {
      const shift = (drag.current.x - x) / width;
      if (Math.abs(shift) * width > 3) drag.current.moved = true;
      if (zoomed) change(pan(drag.current.view, whole, shift));
      return;
    }
    setPointer(Math.min(width, Math.max(0, x)));
    setChosen(nearest(x));
  };
  const release = () => {
    const wasClick = drag.current && !drag.current.moved;
    drag.current = null;
    if (wasClick && point?.eventId) onPick?.(point.eventId);
  };
  const step = (by: number) => {
    const from = chosen ?? (by > 0 ? -1 : points.length);
    const next = Math.max(0, Math.min(points.length - 1, from + by));
    setChosen(next);
    if (points[next] && zoomed) change(bringIn(shown, whole, points[next].at));
  };
  const onKey = (event: KeyboardEvent) => {
    const keys: Record<string, () => void> = {
      ArrowRight: () => (event.shiftKey ? change(pan(shown, whole, 0.25)) : step(1)),
      ArrowLeft: () => (event.shiftKey ? change(pan(shown, whole, -0.25)) : step(-1)),
      '+': () => change(zoom(shown, whole, 0.6, 0.5)),
      '=': () => change(zoom(shown, whole, 0.6, 0.5)),
      '-': () => change(zoom(shown, whole, 1.6, 0.5)),
      '0': () => setView(null),
      Enter: () => point?.eventId && onPick?.(point.eventId),
      Escape: () => setChosen(null),
    };
    const run = event.target === box.current && !event.metaKey && !event.ctrlKey ? keys[event.key] : undefined;
    if (!run) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  };
  if (points.length === 0 && whole.before + whole.after === 0) return null;

  const label = `Phases of the incident. ${describeStrip(whole, zone)} Arrows step through it, plus and minus zoom.`;
  const callout = point ?? (pointer === null ? null : hoverPoint(pointer, width, shown));
  return (
    // biome-ignore lint/a11y/useSemanticElements: it is a figure, and a group of what one steps through
    <figure
      ref={box}
      className={`strip ${zoomed ? 'is-zoomed' : ''}`}
      role="group"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is stepped through with the keyboard
      tabIndex={0}
      onKeyDown={onKey}
      onPointerMove={onMove}
      onPointerDown={(event) => {
        if ((event.target as Element).closest('button')) return;
        drag.current = { x: event.clientX - box.current!.getBoundingClientRect().left, view: shown, moved: false };
        if (zoomed) box.current?.setPointerCapture(event.pointerId);
      }}
      onPointerUp={release}
      onDoubleClick={(event) => {
        const x = event.clientX - box.current!.getBoundingClientRect().left;
        change(zoom(shown, whole, 0.4, x / Math.max(1, width)));
      }}
      onPointerLeave={() => {
        setPointer(null);
        setChosen(null);
      }}
      onBlur={() => setChosen(null)}
    >
      {width > 0 && (
        <StripFigure
          model={model}
          width={width}
          zone={zone}
          chosen={point?.x ?? null}
          pointer={pointer}
          isPart={zoomed}
        />
      )}
      {callout && (
        <div
          className="strip-callout"
          style={{
            top: BAR_END + 8,
            ...(callout.x < width / 2
              ? { left: Math.max(0, callout.x - 16) }
              : { right: Math.max(0, width - callout.x - 16) }),
          }}
        >
          <b>{clock(callout.at, zone, true)}</b>{' '}
          <span className="words clamp-3" dir="auto">
            {callout.label}
          </span>
        </div>
      )}
      <span className="hidden-text" aria-live="polite">
        {point && `${clock(point.at, zone)} ${point.label}`}
      </span>
      <div className="strip-zoom">
        <Button
          look="plain"
          small
          icon
          aria-label="Zoom in"
          data-tip="Zoom in  +"
          onClick={() => change(zoom(shown, whole, 0.6, 0.5))}
        >
          <ZoomIn size={14} aria-hidden />
        </Button>
        <Button
          look="plain"
          small
          icon
          aria-label="Zoom out"
          data-tip="Zoom out  −"
          disabled={!zoomed}
          onClick={() => change(zoom(shown, whole, 1.6, 0.5))}
        >
          <ZoomOut size={14} aria-hidden />
        </Button>
        <Button
          look="plain"
          small
          icon
          aria-label="Whole incident"
          data-tip="Whole incident  0"
          disabled={!zoomed}
          onClick={() => setView(null)}
        >
          <Maximize2 size={13} aria-hidden />
        </Button>
      </div>
    </figure>
  );
}

const hoverPoint = (x: number, width: number, view: View): Point => ({
  x,
  at: view.from + (x / Math.max(1, width)) * (view.to - view.from),
  label: '',
  eventId: null,
});

function useWidth(box: { current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!box.current) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry!.contentRect.width)));
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [box]);
  return width;
}
