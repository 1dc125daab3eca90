import type { ReactNode } from 'react';
import { Bone } from '../ui/states.tsx';
import './block.css';

type FrameProps = {
  /** Names the block for those who do not see where it begins. */
  label: string;
  /** What it counts, in a few words; stands above its rows. */
  summary?: ReactNode;
  /** Controls beside the summary; left out on paper. */
  acts?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** The same quiet head over the rows of every live block. */
export function BlockFrame({ label, summary, acts, className = '', children }: FrameProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: no form, and no landmark beside the section of the same name
    <div className={`live ${className}`} role="group" aria-label={label}>
      {(summary || acts) && (
        <div className="live-head">
          <span className="live-summary">{summary}</span>
          {acts && <span className="live-acts">{acts}</span>}
        </div>
      )}
      {children}
    </div>
  );
}

/** A block without rows: what belongs here, and the one thing to do about it. */
export function BlockEmpty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="live-empty">
      <p>{children}</p>
      {action}
    </div>
  );
}

/** The outline of rows that are on the way, as tall as they will be. */
export function BlockBones({ rows, height = 33 }: { rows: number; height?: number }) {
  return (
    <div className="live-bones" role="status" aria-label="Loading">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: outlines have no identity
        <div key={row} style={{ height }}>
          <Bone width={52} />
          <Bone width={`${44 + ((row * 29) % 40)}%`} />
        </div>
      ))}
    </div>
  );
}
