import { type BlockMarker, blockKey, blockNames, collapseBlocks, unmarkBlocks } from '../document/blocks.ts';
import { citationMarks, citationNumbers } from '../document/citations.ts';
import type { Citation, DocumentEvent, PostMortemDocument } from '../document/document.ts';
import { kindLabel } from '../document/kind-label.ts';
import { type FollowUpCard, followUpList } from '../document/row-lists.ts';
import { safeUrl } from '../document/safe-url.ts';
import { timelineTable } from '../document/tables.ts';
import { PHASES } from '../incident-record.ts';
import type { KnownPerson } from './people-needles.ts';
import type { Audience, PublicationPlan, Selection } from './plan.ts';
import type { Kept } from './redact-nodes.ts';
import { generatedBlocks, redactSection } from './redact-section.ts';
import { createRedactor, type Redactor } from './redactor.ts';

export type PlannedFollowUp = Pick<FollowUpCard, 'reference' | 'title' | 'status' | 'dueOn'> & {
  id: string;
  isCandidate: boolean;
};

/** The settled document with its live blocks filled in, and what a plan chooses from. */
export type PublicationSource = {
  document: PostMortemDocument;
  followUps: readonly PlannedFollowUp[];
  people: readonly KnownPerson[];
};

export type AudienceDocument = {
  document: PostMortemDocument;
  /** Places by what was redacted: `person:ID`, `word:TEXT`, `host:HOST`, `links`, `references`. */
  places: Record<string, number>;
};

const NO_PHASES = Object.fromEntries(PHASES.map((phase) => [phase, null])) as PostMortemDocument['phases'];

/**
 * The document as an audience reads it: a document again, so that every renderer takes it and none of them can show what is not
 * in it. The preview and the publication are both this.
 */
export function audienceDocument(
  { document, followUps, people }: PublicationSource,
  audience: Audience,
  plan: PublicationPlan,
): AudienceDocument {
  const references = [document.reference, ...document.incidents.map(({ reference }) => reference)];
  const redactor = createRedactor(
    plan,
    people,
    references.flatMap((one) => one ?? []),
  );
  const events = chosen(document.keyEvents, plan.timeline);
  const sections = sectionsOf(document, audience, plan, redactor, events, followUps);
  const say = (text: string) => redactor.redact(text);
  const sayOr = (text: string | null | undefined) => (plan.references && text ? say(text) : null);
  return {
    document: {
      reference: sayOr(document.reference),
      title: say(plan.title ?? document.title),
      status: null,
      word: document.word,
      severity: sayOr(document.severity),
      services: document.services.map((service) => redactor.redact(service, false)),
      owner: ownerOf(document, plan, redactor),
      coWriters: (document.coWriters ?? []).filter((name) => isNamed(name, plan, redactor)),
      dueAt: null,
      timeZone: document.timeZone,
      incidents: plan.references
        ? document.incidents.map(({ reference, title }) => ({ reference: sayOr(reference), title: say(title) }))
        : [],
      phases: phasesOf(document, plan),
      keyEvents: events.map((event, index) => eventOf(event, `event-${index + 1}`, redactor)),
      sections,
      citations: citationsOf(document, sections, plan, redactor),
      openQuestions: plan.openQuestions
        ? document.openQuestions.map(({ text, about }) => ({ text: say(text), about: redactor.redact(about, false) }))
        : [],
      eventCount: plan.timeline.rule === 'all' && audience === 'internal' ? (document.eventCount ?? null) : null,
      factors: factorsOf(document, sections, redactor),
      generatedAt: document.generatedAt ?? null,
    },
    places: Object.fromEntries(redactor.places),
  };
}

function sectionsOf(
  document: PostMortemDocument,
  audience: Audience,
  plan: PublicationPlan,
  redactor: Redactor,
  events: readonly DocumentEvent[],
  followUps: readonly PlannedFollowUp[],
): PostMortemDocument['sections'] {
  const wordings = new Map(plan.sections.map(({ key, wording }) => [key, wording]));
  const generated = Object.assign({}, ...document.sections.map(({ markdown }) => generatedBlocks(markdown)));
  const contentOf = (block: BlockMarker): string | undefined => {
    if (block.name === 'people' && !plan.peopleBlock) return undefined;
    if (block.name === 'timeline' && plan.timeline.rule !== 'all') return timelineOf(events, document);
    const isReduced = audience === 'customers' || plan.followUps.rule !== 'all';
    if (block.name === 'follow-ups' && isReduced) return followUpList(cardsOf(followUps, plan.followUps));
    return generated[blockKey(block)];
  };
  const known = new Set(document.citations.map(({ number }) => number));
  const kept: Kept = { citation: (number) => plan.evidence && known.has(number), pictures: plan.pictures };
  return document.sections.flatMap(({ key, title, markdown }) => {
    const wording = wordings.get(key);
    if (wording === undefined) return [];
    const text = collapseBlocks(wording ?? markdown);
    const shown = redactSection(text, redactor, kept, contentOf);
    // An empty heading would only tell that something is missing.
    if (unmarkBlocks(shown).trim() === '') return [];
    return [{ key: keyOf(key, redactor), title: redactor.redact(title), markdown: shown }];
  });
}

/** The key is an anchor of the page, and may say what the title says. */
const keyOf = (key: string, redactor: Redactor): string => (redactor.find(key).length > 0 ? 'section' : key);

function timelineOf(events: readonly DocumentEvent[], { citations, timeZone }: PostMortemDocument): string {
  const numbers = new Map(citations.map(({ number, event }) => [event.id, number]));
  const rows = events.flatMap((event) => {
    if (!event.at) return [];
    const number = numbers.get(event.id);
    return [
      {
        at: event.at,
        label: kindLabel(event.kind),
        text: event.text.replace(/\s+/g, ' ').trim(),
        from: event.actor ?? (event.source === 'Debrief' ? null : event.source),
        marks: number === undefined ? '' : citationMarks([number]),
      },
    ];
  });
  return timelineTable(rows, timeZone);
}

/** Outside, a follow-up is what is done about it and whether it is done: not who owes it, how urgent it is, what it came from. */
function cardsOf(followUps: readonly PlannedFollowUp[], selection: Selection): FollowUpCard[] {
  return chosen(followUps, selection)
    .filter(({ isCandidate }) => !isCandidate)
    .map(({ title, status }) => ({
      reference: null,
      title,
      isQuote: false,
      state: 'confirmed',
      status,
      reason: null,
      owner: null,
      dueOn: null,
      priority: null,
      kind: null,
      why: '',
      addresses: [],
      marks: '',
    }));
}

function chosen<T extends { id: string }>(all: readonly T[], { rule, ids }: Selection): T[] {
  if (rule === 'none') return [];
  return rule === 'all' ? [...all] : all.filter(({ id }) => ids.includes(id));
}

/** "Owner: an engineer" says nothing. */
function ownerOf({ owner }: PostMortemDocument, plan: PublicationPlan, redactor: Redactor): string | null {
  return owner && isNamed(owner, plan, redactor) ? owner : null;
}

const isNamed = (name: string, plan: PublicationPlan, redactor: Redactor): boolean =>
  plan.references && redactor.redact(name, false) === name;

/** The strip says when things happened: with a timeline, and not without. */
function phasesOf({ phases }: PostMortemDocument, plan: PublicationPlan): PostMortemDocument['phases'] {
  const hasTimes = plan.timeline.rule === 'all' || plan.timeline.ids.length > 0;
  if (plan.timeline.rule === 'none' || !hasTimes) return NO_PHASES;
  return Object.fromEntries(
    PHASES.map((phase) => [phase, phases[phase] && { ...phases[phase], evidence: [], why: '' }]),
  ) as PostMortemDocument['phases'];
}

/** Ids lead into the database and nowhere else: here they are only told apart. */
function eventOf(event: DocumentEvent, id: string, redactor: Redactor): DocumentEvent {
  const say = (text: string | null) => text && redactor.redact(text, false);
  const url = safeUrl(event.url);
  return {
    id,
    at: event.at,
    kind: event.kind,
    text: redactor.redact(event.text, false),
    actor: say(event.actor),
    source: say(event.source),
    url: url && redactor.refuses(url) === undefined ? url : null,
    basis: event.basis,
  };
}

function citationsOf(
  { citations }: PostMortemDocument,
  sections: PostMortemDocument['sections'],
  plan: PublicationPlan,
  redactor: Redactor,
): Citation[] {
  if (!plan.evidence) return [];
  const cited = new Set(sections.flatMap(({ markdown }) => citationNumbers(markdown)));
  return citations
    .filter(({ number }) => cited.has(number))
    .map(({ number, event }) => ({
      number,
      event: eventOf(event, `${event.id.startsWith('#/') ? '#/' : 'evidence-'}${number}`, redactor),
    }));
}

function factorsOf(
  { factors = [] }: PostMortemDocument,
  sections: PostMortemDocument['sections'],
  redactor: Redactor,
): NonNullable<PostMortemDocument['factors']> {
  if (!sections.some(({ markdown }) => blockNames(markdown).includes('contributing-factors'))) return [];
  const ids = new Map(factors.map(({ id }, index) => [id, `factor-${index + 1}`]));
  return factors.map((factor) => ({
    ...factor,
    id: ids.get(factor.id)!,
    title: redactor.redact(factor.title, false),
    leadsTo: factor.leadsTo.flatMap((id) => ids.get(id) ?? []),
  }));
}
