import type { GapRule } from '../finding.ts';
import type { SheetInput } from './sheet-input.ts';

/** Something to ask; `quote` are the words of the document it is about. */
export type SheetQuestion = { text: string; quote?: string };

/** The questions of a sheet where they are asked. */
export type PlacedQuestions = {
  /** What the record answers, and nobody has to meet for. */
  beforehand: SheetQuestion[];
  /** By the id of a timeline row. */
  atRow: Map<string, SheetQuestion[]>;
  /** About the timeline, at none of its rows. */
  onTimeline: SheetQuestion[];
  byFactor: Map<string, SheetQuestion[]>;
  onFactors: SheetQuestion[];
  onMitigators: SheetQuestion[];
  /** By the key of a section, in the order of the document. */
  bySection: Map<string, SheetQuestion[]>;
  onDocument: SheetQuestion[];
  /** What is settled when everything else was said: owners, dates, what no follow-up addresses. */
  atTheEnd: SheetQuestion[];
};

/** Gaps that a question of the draft asks about already, by what that question is about. */
const ASKED_BY: Partial<Record<GapRule, RegExp>> = {
  'no-detection': /^times\.detected$/,
  'impact-vague': /^impact\./,
  'late-start': /^timeline$/,
  'few-factors': /^contributing-factors$/,
};

const SECTION_OF_FIELD: Record<string, string> = { impact: 'summary', services: 'summary' };
const SHORTEST_QUOTE = 12;
const MOST_WORDS = 400;

const push = <Key>(into: Map<Key, SheetQuestion[]>, key: Key, question: SheetQuestion): void => {
  into.set(key, [...(into.get(key) ?? []), question]);
};

/** The row whose words a question quotes. */
function rowQuoted({ timeline }: SheetInput, text: string): string | undefined {
  const quote = /“([^”]{1,400})”/.exec(text)?.[1]?.replace(/…$/, '').trim();
  if (quote === undefined || quote.length < SHORTEST_QUOTE) return undefined;
  return timeline.find((row) => row.text.slice(0, MOST_WORDS).includes(quote))?.id;
}

/** The row that proves a phase, else the first one from its time on. */
function rowOfPhase({ timeline, incident }: SheetInput, about: string): string | undefined {
  const phase = /^times\.(\w+)$/.exec(about)?.[1];
  const known = incident.times[phase as keyof typeof incident.times];
  if (!known) return undefined;
  const at = Date.parse(known.at);
  const proof = timeline.find(({ id }) => known.evidence.includes(id));
  return (proof ?? timeline.find((row) => row.at !== null && Date.parse(row.at) >= at))?.id;
}

/** Puts each open question where a facilitator comes to it: at its row, its factor, its section, or at the end. */
export function placeQuestions(input: SheetInput): PlacedQuestions {
  const placed: PlacedQuestions = {
    beforehand: [],
    atRow: new Map(),
    onTimeline: [],
    byFactor: new Map(),
    onFactors: [],
    onMitigators: [],
    bySection: new Map(input.sections.map(({ key }) => [key, []])),
    onDocument: [],
    atTheEnd: [],
  };
  const inSection = (key: string, question: SheetQuestion) => {
    if (key === 'timeline') placed.onTimeline.push(question);
    else if (key === 'contributing-factors') placed.onFactors.push(question);
    else if (key === 'mitigators') placed.onMitigators.push(question);
    else if (placed.bySection.has(key)) push(placed.bySection, key, question);
    else placed.onDocument.push(question);
  };
  for (const { text, about } of input.openQuestions) {
    const row = rowQuoted(input, text) ?? rowOfPhase(input, about);
    if (row) push(placed.atRow, row, { text });
    else if (about.startsWith('times.')) placed.onTimeline.push({ text });
    else inSection(SECTION_OF_FIELD[about.split('.')[0]!] ?? about, { text });
  }
  for (const { section, quote, question } of input.openFindings) {
    const row = section === 'timeline' ? rowQuoted(input, `“${quote}”`) : undefined;
    if (row) push(placed.atRow, row, { text: question, quote });
    else inSection(section, { text: question, quote });
  }
  for (const { rule, about, question } of input.gaps) {
    if (input.openQuestions.some((one) => ASKED_BY[rule]?.test(one.about))) continue;
    const text = { text: question };
    if (rule.startsWith('action-') || rule === 'no-follow-ups' || rule === 'factor-unaddressed')
      placed.atTheEnd.push(text);
    else if (rule === 'no-evidence') placed.beforehand.push(text);
    else if (rule === 'no-went-well') placed.onMitigators.push(text);
    else if (about.kind === 'event') push(placed.atRow, about.id, text);
    else if (about.kind === 'factor') push(placed.byFactor, about.id, text);
    else if (about.kind === 'section') inSection(about.key, text);
    else if (rule === 'few-factors') placed.onFactors.push(text);
    else if (rule === 'no-detection') placed.onTimeline.push(text);
    else placed.onDocument.push(text);
  }
  return placed;
}
