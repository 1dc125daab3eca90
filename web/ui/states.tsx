import type { ReactNode } from 'react';
import { AppError } from '#shared/errors.ts';
import { Button } from './button.tsx';
import './states.css';

type StateProps = { title: string; children?: ReactNode; actions?: ReactNode; inline?: boolean };
/** Nothing to show, and what to do about it. */
export function State({ title, children, actions, inline }: StateProps) {
  return (
    <div className={`state ${inline ? 'is-inline' : ''}`}>
      <h2>{title}</h2>
      {children && <div>{children}</div>}
      {actions && <div className="state-acts">{actions}</div>}
    </div>
  );
}

type FailedProps = { error: unknown; what: string; retry: () => void; inline?: boolean };
/** A part of the page could not be read. Says whether it is missing, not allowed, or worth another try. */
export function Failed({ error, what, retry, inline }: FailedProps) {
  const code = error instanceof AppError ? error.code : null;
  if (code === 'not-found') {
    return (
      <State title={`No such ${what}`} inline={inline}>
        <p>It does not exist, or it is private to the people who took part. If you were there, ask an admin.</p>
      </State>
    );
  }
  if (code === 'forbidden') {
    return (
      <State title="Not for your role" inline={inline}>
        <p>{(error as AppError).message}</p>
      </State>
    );
  }
  const message = error instanceof AppError ? error.message : 'Debrief cannot be reached at the moment.';
  return (
    <State title={`The ${what} could not be read`} inline={inline} actions={<Button onClick={retry}>Try again</Button>}>
      <p role="alert">{message} Nothing stored is lost.</p>
    </State>
  );
}

export function Bone({ width = '100%', height }: { width?: string | number; height?: number }) {
  return <span className="bone" style={{ width, height }} />;
}
/** The outline of a list while its first page is on the way. */
export function BoneRows({ rows = 8 }: { rows?: number }) {
  return (
    <div className="bone-rows" role="status" aria-label="Loading">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: outlines have no identity
        <div className="bone-row" key={row}>
          <Bone width={48} />
          <Bone width={`${46 + ((row * 37) % 42)}%`} />
          <Bone width={72} />
        </div>
      ))}
    </div>
  );
}
