import type { ReactNode } from 'react';
import { type RailTab, useDocument } from '../../document/document-context.ts';
import { RailAbout } from './rail-about.tsx';
import { RailCoach } from './rail-coach.tsx';
import { RailComments } from './rail-comments.tsx';
import { RailEvidence } from './rail-evidence.tsx';
import { useOpenPoints } from './use-open-points.ts';
import './rail.css';

type Props = {
  open: boolean;
  narrow: boolean;
  tab: RailTab;
  onTab: (tab: RailTab) => void;
  /** Number of the evidence in focus. */
  at: number | null;
  onClose: () => void;
};

/** What stands beside the document: a rail on a wide page, a sheet from below on a narrow one. */
export function Rail({ open, narrow, tab, onTab, at, onClose }: Props) {
  const { postMortem } = useDocument();
  const { points } = useOpenPoints(postMortem);
  if (!open) return null;
  const tabs: [RailTab, string, number | null][] = [
    ['coach', 'Coach', points.length],
    ['evidence', 'Evidence', null],
    ['comments', 'Comments', null],
    ['about', 'About', null],
  ];
  const panels: Record<RailTab, ReactNode> = {
    coach: <RailCoach />,
    evidence: <RailEvidence at={at} />,
    comments: <RailComments />,
    about: <RailAbout />,
  };
  const rail = (
    <aside className="rail" aria-label="Beside the document">
      <div className="rail-tabs" role="tablist">
        {tabs.map(([key, label, count]) => (
          <button
            key={key}
            type="button"
            role="tab"
            id={`tab-${key}`}
            aria-selected={tab === key}
            aria-controls="rail-panel"
            onClick={() => onTab(key)}
          >
            {label}
            {count ? <sup>{count}</sup> : null}
          </button>
        ))}
      </div>
      <div
        className="rail-body"
        role="tabpanel"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, which needs the keyboard too
        tabIndex={0}
        id="rail-panel"
        aria-labelledby={`tab-${tab}`}
      >
        {panels[tab]}
      </div>
    </aside>
  );
  if (!narrow) return rail;
  return (
    <div className="rail-sheet">
      <button type="button" className="rail-grip" aria-label="Close" onClick={onClose} />
      {rail}
    </div>
  );
}
