import { MessageSquare } from 'lucide-react';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { findQuote } from '#shared/document/anchors/find-quote.ts';
import type { Thread, ThreadAnchor } from '../../data/comments.ts';
import { useDocument } from '../../document/document-context.ts';
import { margin, useMargin } from '../../editor/comments/margin.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { rangeOf, readPage, wordsOf } from './page-words.ts';

const CONTEXT = 64;
const root = () => document.querySelector('.document');

/** Threads where the text is read and not written: found by their words, painted over the page without touching it. */
export function ReadingComments({ threads, mayComment }: { threads: readonly Thread[]; mayComment: boolean }) {
  const { postMortem } = useDocument();
  const { active } = useMargin();
  // biome-ignore lint/correctness/useExhaustiveDependencies: other text is other places
  useEffect(() => {
    const page = root();
    if (!page || !('highlights' in CSS)) return;
    const ranges = findRanges(page, threads);
    paint(ranges, active);
    margin.set({
      places: new Map([...ranges].map(([id], index) => [id, index])),
      reveal: (card) =>
        ranges.get(card)?.startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: 'smooth' }),
    });
    const press = (event: Event) => {
      const { clientX, clientY } = event as MouseEvent;
      const at = document.caretPositionFromPoint?.(clientX, clientY);
      const pressed = at && [...ranges].find(([, range]) => range.isPointInRange(at.offsetNode, at.offset));
      if (pressed && getSelection()?.isCollapsed) margin.look(pressed[0], true);
    };
    page.addEventListener('click', press);
    return () => {
      page.removeEventListener('click', press);
      CSS.highlights.delete('commented');
      CSS.highlights.delete('commented-active');
    };
  }, [threads, active, postMortem.sections]);
  useEffect(() => () => margin.set({ places: null, reveal: null }), []);
  return mayComment ? <SelectionButton /> : null;
}

/** In the order of the text. */
function findRanges(page: Element, threads: readonly Thread[]): Map<string, Range> {
  const sections = readPage(page);
  const found: { id: string; section: number; from: number; range: Range }[] = [];
  for (const { id, anchor, resolvedAt } of threads) {
    if (anchor.kind !== 'text' || resolvedAt !== null) continue;
    const index = sections.findIndex(({ key }) => key === anchor.section);
    const words = sections[index] && findQuote(sections[index].text, anchor);
    const range = words && rangeOf(sections[index]!, words.from, words.to);
    if (range) found.push({ id, section: index, from: words.from, range });
  }
  found.sort((a, b) => a.section - b.section || a.from - b.from);
  return new Map(found.map(({ id, range }) => [id, range]));
}

function paint(ranges: ReadonlyMap<string, Range>, active: string | null) {
  const others = [...ranges].filter(([id]) => id !== active).map(([, range]) => range);
  const looked = active && ranges.get(active);
  CSS.highlights.set('commented', new Highlight(...others));
  CSS.highlights.set('commented-active', new Highlight(...(looked ? [looked] : [])));
}

type Selected = { anchor: ThreadAnchor; left: number; top: number };

/** What is selected in the page, as an anchor; null when it is no prose. */
function selected(): Selected | null {
  const selection = getSelection();
  const page = root();
  if (!page || !selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  for (const section of readPage(page)) {
    const words = wordsOf(section, range);
    const quote = words && section.text.slice(words.from, words.to);
    if (!quote?.trim()) continue;
    const { left, top, width } = range.getBoundingClientRect();
    return {
      anchor: {
        kind: 'text',
        section: section.key,
        quote: quote.slice(0, 2000),
        prefix: section.text.slice(Math.max(0, words!.from - CONTEXT), words!.from),
        suffix: section.text.slice(words!.to, words!.to + CONTEXT),
        start: null,
        end: null,
      },
      left: left + width / 2,
      top,
    };
  }
  return null;
}

function SelectionButton() {
  const [at, setAt] = useState<Selected | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const look = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setAt(selected()), 180);
    };
    document.addEventListener('selectionchange', look);
    document.addEventListener('scroll', look, true);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('selectionchange', look);
      document.removeEventListener('scroll', look, true);
    };
  }, []);
  const begin = () => {
    const now = selected();
    margin.begin(now?.anchor ?? { kind: 'document' });
    setAt(null);
  };
  useKeys({ c: begin });
  if (!at) return null;
  return createPortal(
    <button
      type="button"
      className="btn btn-default btn-small selection-comment"
      style={{ left: at.left, top: Math.max(60, at.top - 8) }}
      onMouseDown={(event) => event.preventDefault()}
      onClick={begin}
    >
      <MessageSquare size={14} aria-hidden /> Comment
    </button>,
    document.body,
  );
}
