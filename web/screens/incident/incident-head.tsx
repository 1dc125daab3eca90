import { ExternalLink, Lock } from 'lucide-react';
import type { Incident } from '../../data/incidents.ts';
import { Chip, Severity, Status } from '../../ui/chip.tsx';
import { DayAndClock, Duration } from '../../ui/when.tsx';

export function IncidentHead({ incident }: { incident: Incident }) {
  const { impact } = incident;
  const customers = impact.customers;
  const impactWords = [
    impact.text,
    customers !== null && !impact.text.includes(customers.toLocaleString('en'))
      ? `${customers.toLocaleString('en')} customers affected`
      : '',
  ].filter(Boolean);
  return (
    <>
      <h1 className="words clamp-3" dir="auto">
        {incident.title}
      </h1>
      <div className="incident-meta">
        <Severity value={incident.severity} />
        {incident.services.map((service) => (
          <Chip key={service}>{service}</Chip>
        ))}
        {incident.nearMiss && <Chip tone="violet">near miss</Chip>}
        <span>
          <Status value={incident.status} />
        </span>
        <DayAndClock at={incident.startedAt} />
        {incident.durationMinutes !== null && (
          <Duration minutes={incident.durationMinutes} of="From the start of the impact to resolved" />
        )}
        <span>
          from {incident.source}
          {incident.url && (
            <>
              {' '}
              <a href={incident.url} target="_blank" rel="noreferrer noopener" aria-label="Open where it came from">
                <ExternalLink size={13} aria-hidden />
              </a>
            </>
          )}
        </span>
        {incident.private && (
          <span data-tip="Only its participants and admins see it, and everything made from it">
            <Lock size={12} aria-hidden /> Private
          </span>
        )}
      </div>
      {(incident.summary || impactWords.length > 0) && (
        <p className="incident-impact words clamp-3" dir="auto">
          {incident.summary || impactWords.join('; ')}
        </p>
      )}
    </>
  );
}
