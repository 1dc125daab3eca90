import { useContext, useMemo } from 'react';
import { toneOf } from '#shared/document/tones.ts';
import { PHASES, type Phase } from '#shared/incident-record.ts';
import { useEvents } from '../../data/events.ts';
import type { Incident } from '../../data/incidents.ts';
import { Strip } from '../../ui/strip/strip.tsx';
import { EvidenceContext } from './evidence.tsx';

const KEY_ONLY = { key: true } as const;

export function IncidentStrip({ incident }: { incident: Incident }) {
  const { show } = useContext(EvidenceContext);
  const keyEvents = useEvents(incident.reference, KEY_ONLY).data;
  const events = useMemo(
    () =>
      (keyEvents?.pages[0]?.items ?? [])
        .filter((event) => !event.removedAt)
        .map((event) => ({ id: event.id, at: event.at, tone: toneOf(event.kind), label: event.text.slice(0, 300) })),
    [keyEvents],
  );
  const phases = useMemo(
    () =>
      Object.fromEntries(PHASES.map((phase) => [phase, incident.times[phase]?.at ?? null])) as Record<
        Phase,
        string | null
      >,
    [incident.times],
  );
  const goesOn = incident.status === 'open' || incident.status === 'mitigated';
  // To the minute, so that the strip does not redraw with every refresh.
  const openUntil = goesOn ? Math.ceil(Date.now() / 60_000) * 60_000 : undefined;
  return <Strip phases={phases} events={events} openUntil={openUntil} onPick={show} />;
}
