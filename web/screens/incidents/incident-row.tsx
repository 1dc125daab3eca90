import { Link } from '@tanstack/react-router';
import { Lock } from 'lucide-react';
import { memo } from 'react';
import type { IncidentRow as Row } from '../../data/incidents.ts';
import { Chip, OUTCOME_TONES, OUTCOME_WORDS, Severity, Status } from '../../ui/chip.tsx';
import { Ago, Duration } from '../../ui/when.tsx';

export const IncidentRow = memo(function IncidentRow({ row, isAt }: { row: Row; isAt: boolean }) {
  return (
    <Link to="/incidents/$ref" params={{ ref: row.reference }} className={`incident-row ${isAt ? 'is-at' : ''}`}>
      <span className="incident-ref">{row.reference}</span>
      <span className="incident-severity">
        <Severity value={row.severity} />
      </span>
      <span className="incident-title">
        <span className="clamp-1 words strong" dir="auto">
          {row.title}
        </span>
        {row.private && <Lock size={12} aria-label="Private" data-tip="Only its participants and admins see it" />}
        {row.nearMiss && <Chip tone="violet">near miss</Chip>}
        <span className="incident-services words" dir="auto">
          {row.services.slice(0, 3).join(', ')}
          {row.services.length > 3 && ` +${row.services.length - 3}`}
        </span>
      </span>
      <span className="incident-status">
        <Status value={row.status} />
      </span>
      <span className="incident-duration">
        {row.durationMinutes !== null && (
          <Duration minutes={row.durationMinutes} of="From the start of the impact to resolved" />
        )}
      </span>
      <span className="incident-outcome">
        {row.postMortemReference ? (
          <span className="incident-pm">{row.postMortemReference}</span>
        ) : (
          row.outcome && <Chip tone={OUTCOME_TONES[row.outcome]}>{OUTCOME_WORDS[row.outcome]}</Chip>
        )}
      </span>
      <span className="incident-when">
        <Ago at={row.startedAt} />
      </span>
    </Link>
  );
});
