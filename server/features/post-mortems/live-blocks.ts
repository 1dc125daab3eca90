import type { FactorRow, FigureRow, PlannedRow, RiskRow } from '#server/features/findings/index.ts';
import type { Derived, EventRow, getIncidentRow, ParticipantRow } from '#server/features/incidents/index.ts';
import { citationMarks } from '#shared/document/citations.ts';
import { kindLabel } from '#shared/document/kind-label.ts';
import {
  factorList,
  figureMarkdown,
  followUpList,
  mitigatorList,
  type PersonCard,
  peopleList,
  riskList,
  type SimilarCard,
  similarList,
} from '#shared/document/row-lists.ts';
import { type KeyFact, keyInformationTable, timelineTable } from '#shared/document/tables.ts';
import { localTime, sayDuration } from '#shared/drafting/local-time.ts';
import { PHASES, type Phase } from '#shared/incident-record.ts';
import type { FieldChanges } from '#shared/rules/merge-edit.ts';

type IncidentFacts = Awaited<ReturnType<typeof getIncidentRow>>;
export type LiveData = {
  incidents: { row: IncidentFacts; derived: Derived; participants: ParticipantRow[] }[];
  keyEvents: EventRow[];
  similar: SimilarCard[];
  /** Of rows that no block of the document shows there are none here. */
  rows: LiveRows;
  timeZone: string;
  numbers: Numbers;
};
type Numbers = ReadonlyMap<string, number>;
export type LiveRows = { factors: FactorRow[]; risks: RiskRow[]; followUps: PlannedRow[]; figures: FigureRow[] };

const PHASE_LABELS: Record<Phase, string> = {
  impactStarted: 'Impact started',
  detected: 'Detected',
  acknowledged: 'Acknowledged',
  mitigated: 'Mitigated',
  resolved: 'Resolved',
};

/** The generated Markdown of the live blocks, from what is stored now: the same rows that the screens and the API show. */
export function liveBlocks(data: LiveData): Record<string, string> {
  return {
    'key-information': keyInformationTable(keyFacts(data)),
    timeline: timelineTable(timelineRows(data), data.timeZone),
    people: peopleList(data.incidents.flatMap((incident) => people(incident, data.numbers))),
    'similar-incidents': similarList(data.similar),
    ...rowBlocks(data),
  };
}

function rowBlocks({ rows, numbers, timeZone }: LiveData): Record<string, string> {
  const factors = rows.factors.filter(isShown);
  const titles = new Map(factors.map((row) => [row.id, row.title]));
  const titlesOf = (ids: readonly string[]) => ids.flatMap((id) => titles.get(id) ?? []);
  const references = new Map(
    rows.followUps.flatMap((row) => (isShown(row) && row.number !== null ? [[row.id, `FU-${row.number}`]] : [])),
  );
  const marks = (row: { evidence: string[] }) => marksOf(row.evidence, numbers);
  const cards = factors.map((row) => ({
    ...row,
    isQuote: isQuote(row, 'title'),
    ledTo: titlesOf(row.leadsTo),
    marks: marks(row),
  }));
  return {
    'contributing-factors': factorList(cards.filter((card) => card.role !== 'limited-the-damage')),
    mitigators: mitigatorList(cards.filter((card) => card.role === 'limited-the-damage')),
    risks: riskList(
      rows.risks.filter(isShown).map((row) => ({
        ...row,
        isQuote: isQuote(row, 'text'),
        addressedBy: row.followUpIds.flatMap((id) => references.get(id) ?? []),
        marks: marks(row),
      })),
    ),
    'follow-ups': followUpList(
      rows.followUps.filter(isShown).map((row) => ({
        ...row,
        isQuote: isQuote(row, 'title'),
        reference: row.number === null ? null : `FU-${row.number}`,
        owner: row.state === 'candidate' ? null : row.ownerName,
        addresses: titlesOf(row.factorIds),
        marks: marks(row),
      })),
    ),
    ...Object.fromEntries(
      rows.figures.map((row) => {
        const [from, to] = [row.from?.toISOString() ?? null, row.to?.toISOString() ?? null];
        return [`metric ${row.id}`, figureMarkdown({ ...row, from, to, marks: marks(row) }, timeZone)];
      }),
    ),
  };
}

/** The draft proposes in somebody's own words; who rewords them makes them their own. */
function isQuote({ draftedAs, changes }: { draftedAs: string | null; changes: FieldChanges }, field: string): boolean {
  return draftedAs !== null && changes[field] === undefined;
}

/** What was struck stays on the screens, to be taken back, and is in no text. */
function isShown({ state }: { state: string }): boolean {
  return state !== 'struck';
}

function timelineRows({ keyEvents, numbers }: LiveData) {
  return keyEvents.map((event) => ({
    at: event.at.toISOString(),
    label: event.key_reason ?? kindLabel(event.kind),
    text: shorten(event.text),
    from: event.actor ?? (event.source === 'Debrief' ? null : event.source),
    marks: marksOf([event.id], numbers),
  }));
}

function keyFacts(data: LiveData): KeyFact[] {
  return data.incidents.flatMap((incident) => [
    ...factsOf(incident, data),
    ...timesOf(incident.derived, data),
    ...peopleOf(incident, data.numbers),
  ]);
}

function factsOf({ row }: LiveData['incidents'][number], { incidents }: LiveData): KeyFact[] {
  const customers =
    row.impactCustomers === null
      ? ''
      : `${row.impactCustomers.toLocaleString('en')} ${row.impactCustomers === 1 ? 'customer' : 'customers'}`;
  const known: [string, string | null][] = [
    ['Incident', incidents.length > 1 ? `INC-${row.number}: ${row.title}` : `INC-${row.number}`],
    ['Severity', row.severity],
    ['Type', row.type],
    ['Services', row.services.join(', ')],
    ['Impact', row.impactText || null],
    ['Customers affected', customers],
  ];
  return known.flatMap(([label, value]) => (value ? [{ label, value, marks: '' }] : []));
}

function timesOf({ times }: Derived, { timeZone, numbers }: LiveData): KeyFact[] {
  const begin = PHASES.map((phase) => times[phase]).find((time) => time !== null);
  if (!begin) return [];
  const start = Date.parse(begin.at);
  const local = localTime(timeZone, start);
  return PHASES.flatMap((phase) => {
    const time = times[phase];
    if (!time) return [];
    const at = Date.parse(time.at);
    const after = at > start ? `, after ${sayDuration(start, at)}` : '';
    return [
      { label: PHASE_LABELS[phase], value: `${local.moment(at)}${after}`, marks: marksOf(time.evidence, numbers) },
    ];
  });
}

/** In the table of key information: without those who only looked on, and three pieces of evidence each. */
function peopleOf({ participants, derived }: LiveData['incidents'][number], numbers: Numbers): KeyFact[] {
  const shown = participants.filter((one) => one.role !== 'observer').slice(0, 20);
  return shown.map((one) => {
    const did = deedsOf(one, derived);
    const what = did.map((deed) => deed.what).join(', ');
    return {
      label: roleLabel(one.role),
      value: what ? `${one.name}: ${what}` : one.name,
      marks: marksOf(did.flatMap((deed) => deed.evidence).slice(0, 3), numbers),
    };
  });
}

function people({ participants, derived }: LiveData['incidents'][number], numbers: Numbers): PersonCard[] {
  return participants.map((one) => ({
    role: roleLabel(one.role),
    name: one.name,
    did: deedsOf(one, derived).map(({ what, evidence }) => ({ what, marks: marksOf(evidence.slice(0, 3), numbers) })),
  }));
}

function deedsOf({ personId }: ParticipantRow, derived: Derived) {
  return derived.roles[personId]?.did.filter((deed) => deed.what !== 'wrote in the channel') ?? [];
}

const roleLabel = (role: string): string => `${role[0]?.toUpperCase()}${role.slice(1)}`;

function marksOf(evidence: readonly string[], numbers: Numbers): string {
  return citationMarks([...new Set(evidence.flatMap((id) => numbers.get(id) ?? []))]);
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 320 ? `${line.slice(0, 319)}…` : line;
}
