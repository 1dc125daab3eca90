import { type ReactNode, useEffect } from 'react';
import './gate.css';

/** The page before one is signed in. */
export function Gate({
  title,
  lead,
  foot,
  children,
}: {
  title: string;
  lead: ReactNode;
  foot?: ReactNode;
  children: ReactNode;
}) {
  useEffect(() => {
    document.title = `${title} · Debrief`;
  }, [title]);
  return (
    <main className="gate" id="main">
      <div className="gate-box">
        <svg width="34" height="34" viewBox="0 0 18 18" aria-hidden="true">
          <rect width="18" height="18" rx="5" fill="var(--accent)" />
          <path d="M5 9h8" stroke="var(--on-accent)" strokeWidth="2" strokeLinecap="round" />
        </svg>
        <h1>{title}</h1>
        <p>{lead}</p>
        {children}
        {foot && <div className="gate-foot">{foot}</div>}
      </div>
    </main>
  );
}
