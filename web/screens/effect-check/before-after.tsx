import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { EffectCount, EffectNumbers } from '#shared/rules/effect/effect-numbers.ts';
import { count, sayMinutes } from '#shared/rules/plain-words.ts';
import { TextButton } from '../../ui/button.tsx';
import { Day } from '../../ui/when.tsx';

const MOST_DOTS = 24;

/** Two spans of equal length, each incident one dot; what may be concluded in words beside them. */
export function BeforeAfter({ numbers }: { numbers: EffectNumbers }) {
  const [first, ...others] = numbers.counts;
  const [isAll, setAll] = useState(false);
  if (!first) return null;
  return (
    <section className="ba" aria-label="Before and after">
      <h2>
        {count(numbers.days, 'day')} before, {count(numbers.days, 'day')} after
      </h2>
      <Row one={first} isFirst />
      {isAll && others.map((one) => <Row key={one.measure} one={one} />)}
      <div className="ba-foot">
        {others.length > 0 && (
          <TextButton quiet aria-expanded={isAll} onClick={() => setAll(!isAll)}>
            {isAll ? 'Only the narrowest' : `Counted in ${others.length} wider ${others.length === 1 ? 'way' : 'ways'}`}
          </TextButton>
        )}
        <span>{numbers.leftOut}</span>
      </div>
      <Incidents numbers={numbers} />
      <p className="ba-method">
        The interval is the exact one for the ratio of two counts. It says how far chance reaches, not why something
        changed.
      </p>
    </section>
  );
}

function Row({ one, isFirst }: { one: EffectCount; isFirst?: boolean }) {
  return (
    <div className={`ba-row ${isFirst ? 'is-first' : ''}`}>
      <div className="ba-label">
        <b className="words" dir="auto">
          {one.label}
        </b>
        <small>{one.definition}</small>
      </div>
      <div className="ba-sides">
        <Side label="before" amount={one.before} />
        <span className="ba-line" aria-hidden />
        <Side label="after" amount={one.after} />
      </div>
      <p className="ba-words">{one.words}</p>
    </div>
  );
}

function Side({ label, amount }: { label: 'before' | 'after'; amount: number }) {
  return (
    <span className={`ba-side is-${label}`}>
      <b className="num">{amount}</b>
      <span>{label}</span>
      <span className="ba-dots" aria-hidden>
        {Array.from({ length: Math.min(amount, MOST_DOTS) }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: dots have no identity
          <i key={at} />
        ))}
        {amount > MOST_DOTS && '…'}
      </span>
    </span>
  );
}

const took = (minutes: number | null) => (minutes === null ? '–' : sayMinutes(minutes));

function Incidents({ numbers }: { numbers: EffectNumbers }) {
  if (numbers.incidents.length === 0) return null;
  return (
    <table className="ba-list">
      <caption className="hidden-text">Those like it</caption>
      <thead>
        <tr>
          <th scope="col">Like it</th>
          <th scope="col">When</th>
          <th scope="col">Noticed after</th>
          <th scope="col">Resolved after</th>
        </tr>
      </thead>
      <tbody>
        {numbers.incidents.map((one) => (
          <tr key={one.reference}>
            <td>
              <Link to="/incidents/$ref" params={{ ref: one.reference }} className="link words" dir="auto">
                {one.reference} {one.title}
              </Link>
              <small className="words" dir="auto">
                {one.alike.join(' · ')}
              </small>
            </td>
            <td>
              {one.side}, <Day at={one.startedAt} />
            </td>
            <td className="num">{took(one.minutesToDetect)}</td>
            <td className="num">{took(one.minutesToResolve)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
