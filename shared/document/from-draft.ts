import type { IncidentRecord, RecordEvent } from '#shared/incident-record.ts';
import { type DraftedFactor, type DraftedRows, draftRows, isRisk } from '../drafting/draft-rows.ts';
import { readInstant, zoneOf } from '../drafting/material.ts';
import type { Draft, DraftItem, DraftSection } from '../drafting/shape.ts';
import { joinPrefilled } from '../templates/render-section.ts';
import { expandBlocks } from './blocks.ts';
import { citationMarks } from './citations.ts';
import type { DocumentEvent, PostMortemDocument } from './document.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { type FactorCard, factorList, followUpList, mitigatorList, riskList } from './row-lists.ts';
import { type KeyFact, keyInformationTable, type TimelineRow, timelineTable } from './tables.ts';

const PERSON_WORDS = { lead: 'Lead', responder: 'Responder', reporter: 'Reporter', observer: 'Observer' };

/** Gives each cited event a number, in order of first appearance, after those it `known`ly has. JSON pointers get none. */
const numberCitations = (
  draft: Draft,
  isCitable: (id: string) => boolean,
  proofOf: (proof: Proof) => string[],
  known: ReadonlyMap<string, number>,
) => {
  const numbers = new Map(known);
  let last = Math.max(0, ...known.values());
  for (const { sentences } of draft.sections) {
    for (const sentence of sentences) {
      for (const id of proofOf(sentence)) if (isCitable(id) && !numbers.has(id)) numbers.set(id, ++last);
    }
  }
  return numbers;
};

type Proof = { evidence: string[]; facts?: string[] };
type Marks = (proof: Proof) => string;

const FIELD = '#/';
/** "impact.customers" as the JSON pointer of the field. */
const pointerOf = (fact: string): string => FIELD + fact.replaceAll('.', '/');

/** A field of the record as something to cite: what it says, and where it stands. */
const fieldOf = (record: IncidentRecord, pointer: string): DocumentEvent | undefined => {
  const path = pointer.slice(FIELD.length).split('/');
  const value = path.reduce<unknown>((at, key) => (at as Record<string, unknown> | null | undefined)?.[key], record);
  if (value === null || value === undefined || value === '') return undefined;
  const text = Array.isArray(value)
    ? value.join(', ')
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);
  const source = `the incident record, ${path.join('.')}`;
  return { id: pointer, at: null, kind: 'note', text, actor: null, source, url: null, basis: 'recorded' };
};

const factOf = (item: DraftItem, marks: Marks): KeyFact[] => {
  if (item.type === 'fact') return [{ label: item.label, value: item.value, marks: marks(item) }];
  if (item.type !== 'person') return [];
  const did = item.text.slice(item.text.indexOf(': ') + 1).trim();
  const value = item.text.includes(': ') ? `${item.name}: ${did.replace(/\.$/, '')}` : item.name;
  return [{ label: PERSON_WORDS[item.role], value, marks: marks(item) }];
};

const rowOf = (item: DraftItem, marks: Marks): TimelineRow[] =>
  item.type === 'phase'
    ? [{ at: item.at, label: item.label, text: 'As the record states', from: null, marks: marks(item) }]
    : eventRow(item, marks);

const eventRow = (item: DraftItem, marks: Marks): TimelineRow[] =>
  item.type === 'event'
    ? [
        {
          at: item.at,
          label: item.label,
          text: item.quote,
          from: item.actor ?? item.source,
          marks: marks({ evidence: [item.eventId] }),
        },
      ]
    : [];

const bullet = (item: DraftItem, marks: Marks): string => `- ${escapeMarkdown(item.text)}${marks(item)}`;

/** What is drafted as rows, as the live blocks of these rows will show it once they are stored. */
const rowBlocks = (rows: DraftedRows, marks: Marks): Record<keyof DraftedRows, string> => {
  const cardOf = (row: DraftedFactor): FactorCard => ({
    ...row,
    isQuote: true,
    state: 'candidate',
    effect: '',
    ledTo: [],
    marks: marks(row),
  });
  const followUps = rows['follow-ups'].map((row) => ({
    ...row,
    reference: null,
    isQuote: true,
    state: 'candidate' as const,
    status: 'open' as const,
    reason: null,
    // Somebody who was named has not taken it on; the words say who it might be.
    owner: null,
    dueOn: null,
    priority: null,
    kind: null,
    addresses: [],
    marks: marks(row),
  }));
  const risks = rows.risks.map((row) => ({
    ...row,
    isQuote: true,
    state: 'candidate' as const,
    likelihood: null,
    impact: null,
    addressedBy: [],
    marks: marks(row),
  }));
  return {
    'contributing-factors': factorList(rows['contributing-factors'].map(cardOf)),
    mitigators: mitigatorList(rows.mitigators.map(cardOf)),
    risks: riskList(risks),
    'follow-ups': followUpList(followUps),
  };
};

const marker = (name: string): string => `<!-- block: ${name} -->`;

/** What the draft says, then what the template begins the section with; in a file, else what is to be written there. */
const sectionMarkdown = (section: DraftSection, draft: Draft, marks: Marks, isFile: boolean): string => {
  const { prefilled = '', guidance } = section;
  if (isFile && guidance) return `_To be written: ${escapeMarkdown(guidance.replace(/\s+/g, ' '))}_`;
  return joinPrefilled(draftedMarkdown(section, draft, marks), prefilled);
};

const draftedMarkdown = (section: DraftSection, draft: Draft, marks: Marks): string => {
  const items = section.items;
  if (!items)
    return section.sentences.map((sentence) => `${escapeMarkdown(sentence.text)}${marks(sentence)}`).join(' ');
  if (section.key === 'key-information') {
    const table = keyInformationTable(items.flatMap((item) => factOf(item, marks)));
    return expandBlocks('<!-- block: key-information -->', { 'key-information': table });
  }
  if (section.key === 'timeline') {
    const table = timelineTable(
      items.flatMap((item) => rowOf(item, marks)),
      draft.timeZone,
    );
    return expandBlocks('<!-- block: timeline -->', { timeline: table });
  }
  const blocks = rowBlocks(draftRows(draft), marks);
  if (section.key in blocks) return expandBlocks(marker(section.key), blocks);
  const said = items.filter((item) => section.key !== 'learnings-and-risks' || !isRisk(item));
  const risks = said.length < items.length ? expandBlocks(marker('risks'), blocks) : '';
  return [said.map((item) => bullet(item, marks)).join('\n'), risks].filter(Boolean).join('\n\n');
};

const eventOf = (event: RecordEvent, at: string | null): DocumentEvent => ({
  id: event.id,
  at,
  kind: event.kind ?? (event.actor ? 'message' : 'note'),
  text: event.text,
  actor: event.actor ?? null,
  source: event.source ?? null,
  url: event.url ?? null,
  basis: event.basis ?? 'recorded',
});

/**
 * A fresh draft as a document. `record` is the one it was drafted from. Citations are numbered by first appearance; an
 * event that an earlier draft cited keeps its number when `known` (event id to number) names it. With `citeFields`, what
 * only a field of the record says cites that field before the events that bear on it; where records are stored, the
 * fields have events of their own and it is not needed.
 */
export const draftToDocument = (
  draft: Draft,
  record: IncidentRecord,
  { known = new Map(), citeFields = false }: { known?: ReadonlyMap<string, number>; citeFields?: boolean } = {},
): PostMortemDocument => {
  const events = new Map((record.events ?? []).map((event) => [event.id, event]));
  const isCitable = (id: string) => events.has(id) || (citeFields && fieldOf(record, id) !== undefined);
  const proofOf = ({ evidence, facts = [] }: Proof) => [
    ...new Set(citeFields ? [...facts.map(pointerOf), ...evidence] : evidence),
  ];
  const numbers = numberCitations(draft, isCitable, proofOf, known);
  const marks: Marks = (proof) => citationMarks(proofOf(proof).flatMap((id) => numbers.get(id) ?? []));
  const zone = zoneOf(record);
  const timeOf = (event: RecordEvent): string | null => {
    const at = readInstant(event.at, zone);
    return at === undefined ? null : new Date(at).toISOString();
  };
  const asEvent = (id: string): DocumentEvent | undefined => {
    const event = events.get(id);
    return event ? eventOf(event, timeOf(event)) : fieldOf(record, id);
  };
  const timeline = draft.sections.find(({ key }) => key === 'timeline')?.items ?? [];
  return {
    reference: null,
    title: draft.title,
    status: 'draft',
    word: 'post-mortem',
    severity: draft.severity,
    services: draft.services,
    owner: null,
    dueAt: null,
    timeZone: draft.timeZone,
    incidents: [{ reference: draft.reference, title: draft.title }],
    phases: draft.phases,
    keyEvents: timeline.flatMap((item) => (item.type === 'event' ? (asEvent(item.eventId) ?? []) : [])),
    sections: draft.sections.map((section) => ({
      key: section.key,
      title: section.title,
      markdown: sectionMarkdown(section, draft, marks, citeFields),
    })),
    citations: [...numbers].flatMap(([id, number]) => {
      const event = asEvent(id);
      return event ? [{ number, event }] : [];
    }),
    openQuestions: draft.openQuestions,
    eventCount: draft.curation.of,
    generatedAt: null,
  };
};
