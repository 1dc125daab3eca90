import { createContext, useContext } from 'react';
import type { Incident } from '../../data/incidents.ts';
import { Cite } from '../../ui/cite.tsx';

type Evidence = { numbers: Map<string, number>; show: (eventId: string) => void };
export const EvidenceContext = createContext<Evidence>({ numbers: new Map(), show: () => {} });

/** Numbers the events that prove something on this page, in the order in which the page cites them. */
export function numberEvidence(incident: Incident): Map<string, number> {
  const cited = [
    ...(incident.decision?.reasons ?? []).flatMap((reason) => reason.evidence.slice(0, MOST)),
    ...Object.values(incident.times).flatMap((time) => time?.evidence.slice(0, MOST) ?? []),
    ...incident.participants.flatMap((one) => one.did.slice(0, 2).flatMap((did) => did.evidence.slice(0, 1))),
  ];
  return new Map([...new Set(cited)].map((id, index) => [id, index + 1]));
}

/** More numbers than this after one statement prove nothing more. */
const MOST = 3;

export function Cites({ ids, label, most = MOST }: { ids: readonly string[]; label: string; most?: number }) {
  const { numbers, show } = useContext(EvidenceContext);
  return ids.slice(0, most).map((id) => {
    const number = numbers.get(id);
    return number === undefined ? null : <Cite key={id} number={number} label={label} onOpen={() => show(id)} />;
  });
}
