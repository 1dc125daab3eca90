import type { IncidentRecord, Phase } from '#shared/incident-record.ts';
import { localTime, sayDuration } from '../drafting/local-time.ts';
import type { Draft, DraftItem } from '../drafting/shape.ts';

/** What prefilled text can name; see variables.ts. Null and the empty list: not known. */
export type TemplateFacts = {
  incident: {
    title: string;
    reference: string | null;
    severity: string | null;
    type: string | null;
    summary: string | null;
    services: string[];
  };
  impact: { text: string | null; customers: string | null };
  times: Record<'impact_started' | 'detected' | 'acknowledged' | 'mitigated' | 'resolved', string | null>;
  durations: Record<'to_detect' | 'to_acknowledge' | 'to_mitigate' | 'to_resolve', string | null>;
  lead: string | null;
  people: { name: string; role: string }[];
  installation: { name: string; word: string };
  today: string | null;
  zone: string;
};

/** Where it is written and when. `now` is epoch ms; without it the day is left open. */
export type TemplateSetting = { name: string; word: string; now?: number };

/** What is known without any incident: a near miss, written by hand. */
export const factsWithoutIncident = (title: string, zone: string, setting: TemplateSetting): TemplateFacts => ({
  incident: { title, reference: null, severity: null, type: null, summary: null, services: [] },
  impact: { text: null, customers: null },
  times: { impact_started: null, detected: null, acknowledged: null, mitigated: null, resolved: null },
  durations: { to_detect: null, to_acknowledge: null, to_mitigate: null, to_resolve: null },
  lead: null,
  people: [],
  installation: { name: setting.name, word: setting.word },
  today: setting.now === undefined ? null : localTime(zone, undefined).date(setting.now),
  zone,
});

type DraftHead = Pick<Draft, 'title' | 'timeZone' | 'reference' | 'severity' | 'services' | 'phases'>;

/** What a record and the draft made of it say; `items` are those of the key information. Times are given in the draft's zone. */
export const factsOf = (
  record: IncidentRecord,
  draft: DraftHead,
  items: readonly DraftItem[],
  setting: TemplateSetting,
): TemplateFacts => {
  const local = localTime(draft.timeZone, undefined);
  const at = (phase: Phase): number | undefined => {
    const time = draft.phases[phase];
    return time ? Date.parse(time.at) : undefined;
  };
  const say = (phase: Phase) => {
    const time = at(phase);
    return time === undefined ? null : local.full(time);
  };
  const between = (from: number | undefined, to: number | undefined) =>
    from === undefined || to === undefined || to < from ? null : sayDuration(from, to);
  const begin = at('impactStarted') ?? at('detected');
  const people = items.flatMap((item) => (item.type === 'person' ? [{ name: item.name, role: item.role }] : []));
  return {
    ...factsWithoutIncident(draft.title, draft.timeZone, setting),
    incident: {
      title: draft.title,
      reference: draft.reference,
      severity: draft.severity,
      type: record.type ?? null,
      summary: record.summary || null,
      services: draft.services,
    },
    impact: {
      text: record.impact?.text || null,
      customers: record.impact?.customers == null ? null : record.impact.customers.toLocaleString('en'),
    },
    times: {
      impact_started: say('impactStarted'),
      detected: say('detected'),
      acknowledged: say('acknowledged'),
      mitigated: say('mitigated'),
      resolved: say('resolved'),
    },
    durations: {
      to_detect: between(at('impactStarted'), at('detected')),
      to_acknowledge: between(at('detected'), at('acknowledged')),
      to_mitigate: between(begin, at('mitigated') ?? at('resolved')),
      to_resolve: between(begin, at('resolved')),
    },
    lead: people.find(({ role }) => role === 'lead')?.name ?? null,
    people,
  };
};
