import { MessageSquarePlus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Thread } from '../../data/comments.ts';
import { margin } from '../../editor/comments/margin.ts';

/** How the live blocks name their rows in the page. */
const ROW = '[data-event], [data-row], [id^="work-"], [id^="factor-"]';
const idOf = (row: HTMLElement) => row.dataset.event ?? row.dataset.row ?? row.id.replace(/^(?:work|factor)-/, '');
const selectorOf = (id: string) => {
  const name = CSS.escape(id);
  return `[data-event="${name}"], [data-row="${name}"], #work-${name}, #factor-${name}`;
};

/** Where a row says what it is about. */
const WORDS = '.event-words, .risk-words, .work-title, .factor-title';

type Hovered = { row: HTMLElement; left: number; top: number };

/** Comments on one row of a live block: a button beside the row somebody points at, and a sign at those that have a thread. */
export function RowComments({ threads, mayComment }: { threads: readonly Thread[]; mayComment: boolean }) {
  const [hovered, setHovered] = useState<Hovered | null>(null);
  useEffect(() => {
    if (!mayComment) return;
    const come = (event: Event) => {
      const target = event.target as Element | null;
      if (target?.closest?.('.row-comment')) return;
      const row = target?.closest?.<HTMLElement>(ROW);
      if (!row?.closest('.document .live, .document .live-block')) return setHovered(null);
      const { left, top } = row.getBoundingClientRect();
      setHovered({ row, left, top });
    };
    const leave = () => setHovered(null);
    document.addEventListener('pointerover', come);
    document.addEventListener('focusin', come);
    document.addEventListener('scroll', leave, true);
    return () => {
      document.removeEventListener('pointerover', come);
      document.removeEventListener('focusin', come);
      document.removeEventListener('scroll', leave, true);
    };
  }, [mayComment]);

  const rows = threads.flatMap(({ anchor, resolvedAt }) =>
    resolvedAt === null && anchor.kind === 'block' && anchor.row ? [anchor.row] : [],
  );
  return (
    <>
      {rows.length > 0 && (
        <style>{`${rows.map(selectorOf).join(', ')} { box-shadow: -8px 0 0 -6px var(--warn); }`}</style>
      )}
      {hovered &&
        createPortal(
          <button
            type="button"
            className="row-comment"
            style={{ left: Math.max(2, hovered.left - 30), top: hovered.top + 3 }}
            aria-label="Comment on this row"
            data-tip="Comment on this row"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              startRowComment(hovered.row, threads);
              setHovered(null);
            }}
          >
            <MessageSquarePlus size={15} aria-hidden />
          </button>,
          document.body,
        )}
    </>
  );
}

/** The row that the focus is in; null where it is in none. */
export const focusedRow = () => document.activeElement?.closest<HTMLElement>(ROW) ?? null;

/** Opens the thread of a row, or begins one. */
export function startRowComment(row: HTMLElement, threads: readonly Thread[]) {
  const id = idOf(row);
  const known = threads.find(
    ({ anchor, resolvedAt }) => resolvedAt === null && anchor.kind === 'block' && anchor.row === id,
  );
  if (known) return margin.look(known.id, true);
  const block = row.closest<HTMLElement>('[data-block]')?.dataset.block ?? row.closest('.live')?.ariaLabel ?? 'block';
  const section = row.closest('.section')?.id.replace(/^section-/, '') ?? '';
  const words = (row.querySelector(WORDS) ?? row).textContent ?? '';
  const quote = words.replace(/\s+/g, ' ').trim().slice(0, 200);
  margin.begin({ kind: 'block', section, block: block.slice(0, 100), ref: null, row: id, quote });
}

/** Brings a row into sight; false when it is not in the page. */
export function revealRow(id: string): boolean {
  const row = document.querySelector(`.document :is(${selectorOf(id)})`);
  row?.scrollIntoView({ block: 'center', behavior: 'smooth' });
  return !!row;
}
