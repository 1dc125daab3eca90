import { Link } from '@tanstack/react-router';
import { sayAction, sayField } from '#shared/rules/record-words.ts';
import type { RecordEntry } from '../data/record.ts';
import { day } from '../ui/time-words.ts';
import { Clock, DayAndClock } from '../ui/when.tsx';
import { useZone } from '../ui/zone.ts';
import './record.css';

/** Entries by day, newest first. `withSubject` where they tell of more than one thing. */
export function RecordList({ entries, withSubject = false }: { entries: RecordEntry[]; withSubject?: boolean }) {
  const zone = useZone();
  const days = Map.groupBy(entries, (entry) => day(entry.at, zone));
  return [...days].map(([name, ofDay]) => (
    <section key={name} className="record-day">
      <h2>{name}</h2>
      <ol>
        {ofDay.map((entry) => (
          <Entry key={entry.number} entry={entry} withSubject={withSubject} />
        ))}
      </ol>
    </section>
  ));
}

function Entry({ entry, withSubject }: { entry: RecordEntry; withSubject: boolean }) {
  const said = sayAction(entry.action, entry.subject.name);
  const fields = [...new Set([...Object.keys(entry.before ?? {}), ...Object.keys(entry.after ?? {})])];
  return (
    <li className="record-entry">
      <Clock at={entry.at} className="record-time num" />
      <div>
        <p>
          <b>{entry.actor.name}</b> {said.before}
          {said.it !== null && (withSubject ? <SubjectLink {...entry.subject} /> : 'it')}
          {said.after}
        </p>
        {entry.note && <p className="record-note">“{entry.note}”</p>}
        {fields.length > 0 && (
          <dl className="record-change">
            {fields.map((field) => (
              <div key={field}>
                <dt>{sayField(field)}</dt>
                <dd>
                  {entry.before && field in entry.before && <Value value={entry.before[field]} was />}
                  {entry.before && entry.after && field in entry.before && field in entry.after && (
                    <span aria-hidden="true">→</span>
                  )}
                  {entry.after && field in entry.after && <Value value={entry.after[field]} />}
                </dd>
              </div>
            ))}
          </dl>
        )}
      </div>
      <span className="record-number num" data-tip={`Hash ${entry.hash.slice(0, 16)}…`}>
        {entry.number}
      </span>
    </li>
  );
}

function SubjectLink({ kind, name }: RecordEntry['subject']) {
  const to = kind === 'post-mortem' ? '/post-mortems/$ref' : kind === 'incident' ? '/incidents/$ref' : null;
  if (!to) return name;
  return (
    <Link to={to} params={{ ref: name }} className="link">
      {name}
    </Link>
  );
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

function Value({ value, was = false }: { value: unknown; was?: boolean }) {
  const shown =
    value === null || value === '' ? (
      'none'
    ) : typeof value === 'string' && INSTANT.test(value) ? (
      <DayAndClock at={value} />
    ) : Array.isArray(value) ? (
      value.map((one) => (
        <span key={String(one)} className="record-line">
          {String(one)}
        </span>
      ))
    ) : typeof value === 'boolean' ? (
      value ? (
        'yes'
      ) : (
        'no'
      )
    ) : (
      String(value)
    );
  return was ? <del>{shown}</del> : <span>{shown}</span>;
}
