import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { TimelineEvent } from '../../data/events.ts';
import { useEventsAround } from '../../data/events.ts';
import { useDocument } from '../../document/document-context.ts';
import { Kind } from '../../ui/chip.tsx';
import { originWords } from '../../ui/origin-words.ts';
import { Clock } from '../../ui/when.tsx';
import '../../ui/cite.css';
import './evidence-card.css';

export type Pointed = { anchor: HTMLElement; number: number };

/** The event behind an evidence number, with what happened just before and after. Waits a moment, so that reading past is quiet. */
export function EvidenceCard({ anchor, number, onClose }: Pointed & { onClose: () => void }) {
  const { postMortem } = useDocument();
  const citation = postMortem.citations.find((one) => one.number === number);
  const [isDue, setDue] = useState(false);
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null);
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another anchor waits anew
  useEffect(() => {
    setDue(false);
    const timer = setTimeout(() => setDue(true), 160);
    return () => clearTimeout(timer);
  }, [anchor]);
  useEffect(() => {
    document.addEventListener('scroll', onClose, true);
    return () => document.removeEventListener('scroll', onClose, true);
  }, [onClose]);
  useLayoutEffect(() => {
    if (!box.current || !isDue) return;
    const over = anchor.getBoundingClientRect();
    const arrange = () => {
      const size = box.current!.getBoundingClientRect();
      const left = Math.max(8, Math.min(over.left - 40, innerWidth - size.width - 8));
      const below = over.bottom + 8;
      setPlace({ left, top: below + size.height < innerHeight - 8 ? below : Math.max(8, over.top - size.height - 8) });
    };
    arrange();
    const observer = new ResizeObserver(arrange);
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [anchor, isDue]);
  if (!citation || !isDue) return null;
  return (
    <div ref={box} role="tooltip" className="evidence-card" style={place ?? { visibility: 'hidden', left: 0, top: 0 }}>
      <EvidenceText event={citation.event} number={number} />
      <Neighbours event={citation.event} />
    </div>
  );
}

export function EvidenceText({ event, number }: { event: TimelineEvent; number?: number }) {
  const from = originWords(event);
  return (
    <>
      <div className="evidence-head">
        {number !== undefined && <span className="cite evidence-number">{number}</span>}
        <Clock at={event.at} seconds className="num" />
        <Kind value={event.kind} />
        <span className="evidence-from words" dir="auto">
          {from}
        </span>
      </div>
      <p className="evidence-text words" dir="auto">
        {event.text.slice(0, 4000)}
      </p>
    </>
  );
}

export function Neighbours({ event }: { event: TimelineEvent }) {
  const { postMortem } = useDocument();
  const incidentRef = postMortem.incidents[0]?.reference;
  const around = useEventsAround(incidentRef, event.id, 5);
  const items = around.data?.items ?? [];
  if (items.length < 2) return null;
  return (
    <ol className="neighbours" aria-label="Just before and after">
      {items.map((one) => (
        <li key={one.id} className={one.id === event.id ? 'is-it' : ''}>
          <Clock at={one.at} seconds />
          <span className="clamp-1 words" dir="auto">
            {one.actor ? `${one.actor}: ` : ''}
            {one.text.slice(0, 200)}
          </span>
        </li>
      ))}
    </ol>
  );
}
