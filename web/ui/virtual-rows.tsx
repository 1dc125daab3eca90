import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import {
  type ReactNode,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useScroller } from './page.tsx';

export type RowsHandle = { reveal: (index: number, align?: 'auto' | 'center' | 'start') => void };

type VirtualRowsProps = {
  count: number;
  /** Expected height of a row in pixels; with `measured`, the true one is taken when it is drawn. */
  height: number | ((index: number) => number);
  measured?: boolean;
  keyOf: (index: number) => string;
  children: (index: number) => ReactNode;
  /** Called as the last rows come near. */
  onNearEnd?: () => void;
  handle?: RefObject<RowsHandle | null>;
  label: string;
};

/** A list of any length inside the scrolling page: only the rows in sight exist. */
export function VirtualRows({ count, height, measured, keyOf, children, onNearEnd, handle, label }: VirtualRowsProps) {
  const scroller = useScroller();
  const box = useRef<HTMLUListElement>(null);
  const margin = useOffset(box, scroller);
  const rows: Virtualizer<HTMLElement, Element> = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (typeof height === 'number' ? height : height(index)),
    getItemKey: keyOf,
    overscan: 12,
    scrollMargin: margin,
    // Rows may come a frame late; forcing them at once makes each wheel step a long task.
    useFlushSync: false,
  });
  useImperativeHandle(handle, () => ({
    reveal: (index, align = 'auto') => rows.scrollToIndex(index, { align }),
  }));
  const items = rows.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  const near = useRef(onNearEnd);
  near.current = onNearEnd;
  useEffect(() => {
    if (count > 0 && last >= count - 40) near.current?.();
  }, [last, count]);
  return (
    <ul ref={box} aria-label={label} style={{ position: 'relative', height: rows.getTotalSize() }}>
      {items.map((item) => (
        <li
          key={item.key}
          aria-setsize={count}
          aria-posinset={item.index + 1}
          data-index={item.index}
          ref={measured ? rows.measureElement : undefined}
          style={{
            position: 'absolute',
            insetInline: 0,
            top: 0,
            height: measured ? undefined : item.size,
            transform: `translateY(${item.start - margin}px)`,
          }}
        >
          {children(item.index)}
        </li>
      ))}
    </ul>
  );
}

/** How far below the top of the scrolling page the list begins; it moves when what stands above it grows. */
function useOffset(box: RefObject<HTMLElement | null>, scroller: RefObject<HTMLElement | null>): number {
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => {
    const measure = () => {
      if (!box.current || !scroller.current) return;
      const top = box.current.getBoundingClientRect().top - scroller.current.getBoundingClientRect().top;
      setOffset(Math.round(top + scroller.current.scrollTop));
    };
    measure();
    const observer = new ResizeObserver(measure);
    if (scroller.current?.firstElementChild) observer.observe(scroller.current.firstElementChild);
    return () => observer.disconnect();
  }, [box, scroller]);
  return offset;
}
