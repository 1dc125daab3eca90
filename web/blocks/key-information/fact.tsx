import type { ReactNode } from 'react';
import { isLongFact } from './fact-words.ts';

type FactProps = { label: string; value: string; marks?: number; isLong?: boolean; children: ReactNode };

/** One name and value; two to a line where they are short. */
export function Fact({ label, value, marks = 0, isLong, children }: FactProps) {
  return (
    <div className={`fact ${isLong || isLongFact(value, marks) ? 'is-long' : ''}`}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
