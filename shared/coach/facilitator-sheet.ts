import { escapeInline } from '../document/escape-markdown.ts';
import { type LocalTime, localTime, sayDuration } from '../drafting/local-time.ts';
import { type PlacedQuestions, placeQuestions, type SheetQuestion } from './sheet/place-questions.ts';
import type { SheetInput } from './sheet/sheet-input.ts';

export type { SheetFinding, SheetInput } from './sheet/sheet-input.ts';

/** Its heading, and its lines. */
type Part = [string, string[]];

/** What fits on two pages, and into an hour. */
const MOST_ROWS = 14;
const MOST_AT_ONE_PLACE = 3;
const MOST_OF_SECTION = 5;
const MOST_FACTORS = 8;
const MOST_PEOPLE = 12;
const LONGEST = 140;
const PARKING_LINES = 4;

const short = (text: string, most = LONGEST): string => {
  const flat = [
    ...text
      .slice(0, 4 * most)
      .replace(/\s+/g, ' ')
      .trim(),
  ];
  return escapeInline(
    flat.length <= most
      ? flat.join('')
      : `${flat
          .slice(0, most - 1)
          .join('')
          .trimEnd()}…`,
  );
};

/** "and 3 more in the document", where some are left out. */
const rest = (left: number): string[] => (left > 0 ? [`- and ${left} more in the document`] : []);

const ask = ({ text, quote }: SheetQuestion): string =>
  `- [ ] ${short(text, 240)}${quote ? ` — “${short(quote, 80)}”` : ''}`;

const askAll = (questions: readonly SheetQuestion[], most: number): string[] => [
  ...questions.slice(0, most).map(ask),
  ...rest(questions.length - most),
];

const indent = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);

function facts({ incident, people }: SheetInput, local: LocalTime): string[] {
  const { impactStarted, detected, mitigated, resolved } = incident.times;
  const at = (time: { at: string } | null | undefined) => (time ? Date.parse(time.at) : Number.NaN);
  const [from, to] = [at(impactStarted), Number.isFinite(at(mitigated)) ? at(mitigated) : at(resolved)];
  const lasted = Number.isFinite(from) && Number.isFinite(to) ? `${sayDuration(from, to)} of impact` : '';
  const moments = (
    [
      ['began', from],
      ['noticed', at(detected)],
      ['ended', at(mitigated)],
      ['resolved', at(resolved)],
    ] as const
  ).flatMap(([word, time]) => (Number.isFinite(time) ? [`${word} ${local.moment(time)}`] : []));
  const day = Number.isFinite(from) ? from : at(detected);
  const when = [Number.isFinite(day) ? local.date(day) : '', ...moments, lasted].filter(Boolean).join(', ');
  const named = people
    .slice(0, MOST_PEOPLE)
    .map(({ name, role }) => `${short(name, 60)}${role ? ` (${short(role, 40)})` : ''}`);
  const more = people.length - named.length;
  const what = [...incident.references, incident.severity ?? '', ...incident.services]
    .filter(Boolean)
    .map((one) => short(one, 60));
  const rows: [string, string][] = [
    ['Incident', what.join(', ')],
    ['When', when && `${when} (${local.zone})`],
    ['Impact', short(incident.impact)],
    ['Who was there', [...named, ...(more > 0 ? [`${more} more`] : [])].join(', ')],
  ];
  return rows.filter(([, value]) => value !== '').map(([label, value]) => `- **${label}:** ${value}`);
}

const GROUND_RULES = [
  'Everybody did what made sense to them with what they saw and knew. We want to see it as they did.',
  'Names are welcome where they help to understand. Nobody is judged by what is said here.',
  'Say what you knew then, and say so where you know it only since.',
  'First what happened, then what could change. Ideas for fixes wait in the parking lot.',
  'Two memories that differ are both right to tell, and both go into the document.',
];

const toFive = (minutes: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, Math.ceil(minutes / 5) * 5));

/** Minutes by how much there is to talk about: three for two rows, two for a question. */
function agenda(rows: number, questions: number, factors: number): string[] {
  const parts: [string, number][] = [
    ['Welcome, purpose, ground rules', 5],
    ['Walk through the timeline', toFive(rows * 1.5, 10, 25)],
    ['What limited the damage', 5],
    ['Contributing factors and open questions', toFive(questions * 2 + factors, 10, 25)],
    ['Parking lot, and what is settled today', 10],
    ['Closing round', 5],
  ];
  const total = parts.reduce((sum, [, minutes]) => sum + minutes, 0);
  return [
    `| Minutes | ${total} in all |`,
    '| ---: | --- |',
    ...parts.map(([name, minutes]) => `| ${minutes} | ${name} |`),
  ];
}

/** Which rows are walked through where there are too many: those with questions, the phases, the first and the last. */
function rowsToWalk({ timeline, incident }: SheetInput, { atRow }: PlacedQuestions): SheetInput['timeline'] {
  if (timeline.length <= MOST_ROWS) return timeline;
  const proofs = new Set(Object.values(incident.times).flatMap((time) => time?.evidence ?? []));
  const asked = timeline.filter(({ id }) => atRow.has(id));
  const marked = timeline.filter(({ id }, at) => proofs.has(id) || at === 0 || at === timeline.length - 1);
  const chosen = new Set([...new Set([...asked, ...marked, ...timeline])].slice(0, MOST_ROWS));
  return timeline.filter((row) => chosen.has(row));
}

function walk(input: SheetInput, placed: PlacedQuestions, local: LocalTime): string[] {
  const rows = rowsToWalk(input, placed);
  const left = input.timeline.length - rows.length;
  const lines = rows.flatMap(({ id, at, text, actor }) => {
    const time = at === null ? '' : `**${local.moment(Date.parse(at))}** `;
    const who = actor ? `${short(actor, 40)}: ` : '';
    return [`- ${time}${who}${short(text)}`, ...indent(askAll(placed.atRow.get(id) ?? [], MOST_AT_ONE_PLACE))];
  });
  return [
    'Forward, from before anything was wrong. At each row whoever was nearest speaks first: what did you see, what did you expect, what else was going on?',
    '',
    ...(lines.length > 0 ? lines : ['- The document has no timeline yet. Begin with what a normal day looked like.']),
    ...(left > 0 ? [`- ${left} more rows in the document`] : []),
    ...askAll(placed.onTimeline, MOST_OF_SECTION),
  ];
}

const DESIGN_OR_LUCK = 'How much of this was design, how much luck? What would have happened without it?';

function limited({ factors }: SheetInput, { onMitigators }: PlacedQuestions): string[] {
  const mitigators = factors.filter(({ role, state }) => role === 'limited-the-damage' && state !== 'struck');
  const named = mitigators.slice(0, MOST_FACTORS).map(factorLine);
  const asked = onMitigators.length > 0 ? onMitigators : [{ text: DESIGN_OR_LUCK }];
  return [...named, ...rest(mitigators.length - named.length), ...askAll(asked, MOST_OF_SECTION)];
}

const factorLine = ({ title, state }: SheetInput['factors'][number]): string =>
  `- ${short(title)}${state === 'candidate' ? ' (candidate)' : ''}`;

function contributing({ factors }: SheetInput, { byFactor, onFactors }: PlacedQuestions): string[] {
  const all = factors.filter(({ role, state }) => role !== 'limited-the-damage' && state !== 'struck');
  const lines = all
    .slice(0, MOST_FACTORS)
    .flatMap((factor) => [factorLine(factor), ...indent(askAll(byFactor.get(factor.id) ?? [], MOST_AT_ONE_PLACE))]);
  return [...lines, ...rest(all.length - MOST_FACTORS), ...askAll(onFactors, MOST_OF_SECTION)];
}

function bySection({ sections }: SheetInput, placed: PlacedQuestions): string[] {
  const parts = sections.flatMap(({ key, title }) => {
    const questions = placed.bySection.get(key) ?? [];
    return questions.length === 0 ? [] : ['', `**${short(title, 80)}**`, '', ...askAll(questions, MOST_OF_SECTION)];
  });
  if (placed.onDocument.length === 0) return parts;
  return [...parts, '', '**The whole document**', '', ...askAll(placed.onDocument, MOST_OF_SECTION)];
}

const count = (questions: Iterable<readonly SheetQuestion[]>): number =>
  [...questions].reduce((sum, some) => sum + some.length, 0);

/**
 * A sheet for whoever leads the meeting about a post-mortem, made from what is still open in it: Markdown, about two
 * printed pages for a usual incident. What does not fit is counted and stays in the document.
 *
 * One question at a time, what happened before what to change, no fix before the timeline is agreed: as the facilitation
 * guides of Etsy, PagerDuty and Howie have it.
 * @throws RangeError for an unknown time zone
 */
export function facilitatorSheet(input: SheetInput): string {
  const { times } = input.incident;
  const first = [times.impactStarted?.at, times.detected?.at, input.timeline.find(({ at }) => at !== null)?.at].find(
    Boolean,
  );
  const local = localTime(input.timeZone, first ? Date.parse(first) : undefined);
  const placed = placeQuestions(input);
  const factorLines = contributing(input, placed);
  const sectionLines = bySection(input, placed);
  const asked = count([placed.onFactors, placed.onDocument, ...placed.byFactor.values(), ...placed.bySection.values()]);
  const factors = input.factors.filter(({ state }) => state !== 'struck').length;
  const rows = Math.min(input.timeline.length, MOST_ROWS);
  const parts: Part[] = [
    [
      'Purpose and ground rules',
      [
        'To understand how this came about and what we want to be different, so that it can be written down.',
        '',
        ...GROUND_RULES.map((rule) => `- ${rule}`),
      ],
    ],
    ...(placed.beforehand.length > 0
      ? ([['Before you meet', askAll(placed.beforehand, MOST_OF_SECTION)]] as Part[])
      : []),
    ['Agenda', agenda(rows, asked, factors)],
    ['Walk through the timeline', walk(input, placed, local)],
    ['What limited the damage', limited(input, placed)],
    ...(factorLines.length > 0 ? ([['Contributing factors', factorLines]] as Part[]) : []),
    ...(sectionLines.length > 0 ? ([['Open questions', sectionLines.slice(1)]] as Part[]) : []),
    [
      'Parking lot',
      [
        'Fixes, until the timeline is agreed. None is decided before that; what is left here is looked at in a day or two.',
        '',
        ...Array.from({ length: PARKING_LINES }, () => '- \\_\\_\\_\\_\\_\\_\\_\\_'),
      ],
    ],
    [
      'Closing round',
      [
        ...askAll(placed.atTheEnd, MOST_OF_SECTION),
        '- [ ] What did you learn today that you did not know this morning?',
        '- [ ] What will you do differently because of it, if anything?',
        '- [ ] What was not said yet, and whose view is missing?',
      ],
    ],
  ];
  return [
    `# Facilitator’s sheet: ${short(input.reference, 40)} ${short(input.title)}`,
    '',
    ...facts(input, local),
    ...parts.flatMap(([title, lines]) => ['', `## ${title}`, '', ...lines]),
    '',
  ].join('\n');
}
