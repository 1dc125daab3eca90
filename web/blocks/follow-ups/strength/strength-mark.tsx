import type { Strength } from '#shared/coach/finding.ts';
import { barsOf, strengthWord } from './strength-words.ts';
import './strength.css';

const BARS = [
  { x: 0, height: 4 },
  { x: 4, height: 7 },
  { x: 8, height: 10 },
];

/** How strong a follow-up is: a word, and as many bars as it is strong. Null is said as not known, without a bar. */
export function StrengthMark({ level }: { level: Strength | null }) {
  const filled = barsOf(level);
  return (
    <span className={`strength is-${level ?? 'unknown'}`}>
      <svg width="11" height="10" viewBox="0 0 11 10" aria-hidden="true">
        {BARS.map(({ x, height }, index) => (
          <rect
            key={x}
            x={x}
            y={10 - height}
            width="3"
            height={height}
            rx="1"
            className={index < filled ? 'strength-full' : 'strength-empty'}
          />
        ))}
      </svg>
      {strengthWord(level)}
    </span>
  );
}
