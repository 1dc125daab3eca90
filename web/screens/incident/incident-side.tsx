import { Link } from '@tanstack/react-router';
import { sayDuration } from '#shared/drafting/local-time.ts';
import { PHASES, type Phase } from '#shared/incident-record.ts';
import { JudgeMenu } from '../../blocks/similar/judge-menu.tsx';
import { SimilarVerdicts } from '../../blocks/similar/similar-verdicts.tsx';
import type { Incident } from '../../data/incidents.ts';
import { OUTCOME_WORDS } from '../../ui/chip.tsx';
import { Clock } from '../../ui/when.tsx';
import { Cites } from './evidence.tsx';
import { People } from './people.tsx';
import './incident-side.css';

const PHASE_WORDS: Record<Phase, string> = {
  impactStarted: 'Impact',
  detected: 'Detected',
  acknowledged: 'Acknowledged',
  mitigated: 'Mitigated',
  resolved: 'Resolved',
};

export function IncidentSide({ incident }: { incident: Incident }) {
  return (
    <aside className="incident-side" aria-label="People, times, similar incidents">
      <People incident={incident} />
      <section>
        <h2 className="group-title">Times</h2>
        <dl>
          {PHASES.map((phase) => (
            <PhaseRow key={phase} phase={phase} times={incident.times} />
          ))}
        </dl>
      </section>
      {(incident.similar.length > 0 || incident.may['incident.edit']) && (
        <section>
          <h2 className="group-title">Similar</h2>
          {incident.similar.map((one) => (
            <div key={one.id} className="similar-item">
              <Link to="/incidents/$ref" params={{ ref: one.reference }} className="similar-row">
                <span className="similar-ref">
                  {one.reference} · {one.daysAgo === 0 ? 'the same day' : `${one.daysAgo} days before`}
                  {one.postMortemReference
                    ? ` · ${one.postMortemReference}`
                    : one.outcome && ` · ${OUTCOME_WORDS[one.outcome].toLowerCase()}`}
                </span>
                <span className="similar-title words clamp-2" dir="auto">
                  {one.title}
                </span>
                <span className="small faint words clamp-2" dir="auto">
                  {one.alike.join(' · ')}
                </span>
              </Link>
              {incident.may['incident.edit'] && <JudgeMenu incidentId={incident.id} other={one} />}
            </div>
          ))}
          {incident.similar.length === 0 && <p className="small faint">Nothing like it in the year before.</p>}
          <SimilarVerdicts incidentId={incident.id} mayEdit={incident.may['incident.edit'] ?? false} />
        </section>
      )}
    </aside>
  );
}

function PhaseRow({ phase, times }: { phase: Phase; times: Incident['times'] }) {
  const time = times[phase];
  const impact = times.impactStarted;
  return (
    <div className="phase-row">
      <dt>{PHASE_WORDS[phase]}</dt>
      {time ? (
        <dd>
          <span
            className={time.basis === 'stated' ? 'is-stated' : ''}
            data-tip={time.basis === 'stated' ? time.why : undefined}
          >
            <Clock at={time.at} />
          </span>
          <Cites ids={time.evidence} label={time.why} />
          {impact && phase !== 'impactStarted' && (
            <span data-tip={`Counted from the start of the impact. ${time.why}`}>
              {' '}
              after {sayDuration(Date.parse(impact.at), Date.parse(time.at))}
            </span>
          )}
        </dd>
      ) : (
        <dd className="faint" data-tip="No event proves it, and nobody has stated it">
          not known
        </dd>
      )}
    </div>
  );
}
