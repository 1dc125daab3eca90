import { continuation, nested } from './markdown-continuation.ts';
import type { DocumentLine } from './markdown-lines.ts';
import { isAbout, plainWords, standsUnder } from './markdown-sections.ts';
import { type Candidate, dayOfLine, findCandidates, type ZoneFinder } from './markdown-timeline-candidates.ts';
import { parseTime, type TimeOptions, type TimeReading } from './time.ts';
import { TimeSequence } from './time-sequence.ts';

/** An entry of a document's timeline, in the document's order. */
export interface TimelineRow {
  /** ISO 8601 UTC; a time in an unknown zone is read as UTC and `zoneKnown` is false. Undefined: no date could be inferred. */
  at?: string;
  until?: string;
  atText: string;
  /** `day` when only a date is written. */
  precision: TimeReading['precision'];
  approximate: boolean;
  /** The date is not written in the row itself. */
  inferredDate: boolean;
  zoneKnown: boolean;
  text: string;
  /** 1-based. */
  line: number;
}

export interface Problem {
  line: number;
  why: string;
}

export interface ReadTimeline {
  rows: TimelineRow[];
  problems: Problem[];
  /** Lines that are entries; what other readers (stated times) then leave alone. */
  taken: Set<number>;
}

interface Area {
  shape: Candidate['shape'];
  candidates: Candidate[];
  announced: boolean;
}

const ENOUGH_ROWS = 3;
const BACKWARDS = 'lies before the entry above it; kept where it stands';
const UNTIMED = { atText: '', precision: 'day', approximate: true, inferredDate: true, zoneKnown: false } as const;

function areaKey(candidate: Candidate, timed: Set<string>): string {
  const under = candidate.line.under.filter((label) => label !== '' && !timed.has(label));
  return `${candidate.shape}\n${under.join('\n')}`;
}

/** Candidates of one shape under the same headings belong together; a time in a heading does not split them. */
function areasOf(candidates: Candidate[]): Area[] {
  const timed = new Set(candidates.filter((one) => one.shape === 'heading').map((one) => one.line.text));
  const areas = new Map<string, Area>();
  for (const candidate of candidates) {
    const key = areaKey(candidate, timed);
    const announced = candidate.announced || standsUnder(candidate.line, 'timeline');
    const area = areas.get(key) ?? { shape: candidate.shape, candidates: [], announced };
    area.candidates.push(candidate);
    areas.set(key, area);
  }
  return [...areas.values()];
}

const isFull = ({ time }: Candidate) => time.precision !== 'day' && !time.dateInferred;

/** Whether an area is a timeline: announced as one, or several entries with clock times that nothing says are something else. */
function isTimeline(area: Area): boolean {
  const { candidates } = area;
  const innermost = candidates[0]!.line.under.filter((label) => label !== '').at(-1) ?? '';
  if (isAbout('followUps', innermost) || isAbout('people', innermost)) return false;
  if (area.announced) return true;
  const clocks = candidates.filter((one) => one.time.precision !== 'day').length;
  if (area.shape === 'item' && candidates.length > 1 && candidates.every(isFull)) return true;
  return candidates.length >= ENOUGH_ROWS && clocks * 2 >= candidates.length;
}

/** Labels with a time at their end ("Incident declared 10:11") are entries only where no timeline is written out. */
function chosenAreas(areas: Area[]): Area[] {
  const accepted = areas.filter(isTimeline);
  const written = accepted.filter((area) => area.shape !== 'item-end');
  const rows = written.reduce((sum, area) => sum + area.candidates.length, 0);
  if (rows < ENOUGH_ROWS) return accepted;
  const places = new Set(written.map((area) => area.candidates[0]!.line.under.join('\n')));
  return accepted.filter((area) => area.shape !== 'item-end' || places.has(area.candidates[0]!.line.under.join('\n')));
}

function rowOf(
  candidate: Candidate,
  time: TimeReading,
  rolledOver: boolean,
  more: string[],
  statedZone: boolean,
): TimelineRow {
  const utc = (reading: TimeReading) =>
    reading.at ?? (reading.date ? `${reading.date}T${(reading.clock ?? '00:00:00').padEnd(12, '.000')}Z` : undefined);
  const text = [candidate.rest, ...more].filter((part) => part !== '').join('\n');
  return {
    at: utc(time),
    ...(time.until ? { until: utc(time.until) } : {}),
    atText: plainWords(candidate.time.text),
    precision: time.precision,
    approximate: time.approximate,
    inferredDate: time.dateInferred || rolledOver,
    zoneKnown: time.zoneStated || statedZone,
    text: plainWords(text),
    line: candidate.line.number,
  };
}

/**
 * Finds the timeline of a document, in whatever shape it is written, and reads its entries in the order of the document.
 * @param options day and zone to assume; `zoneStated` when the document itself says that zone for all its times
 */
export function readTimeline(
  lines: readonly DocumentLine[],
  options: TimeOptions & { zoneStated: boolean },
  zoneIn: ZoneFinder,
): ReadTimeline {
  const candidates = findCandidates(lines, options, zoneIn);
  const chosen = new Map<number, Candidate>();
  for (const area of chosenAreas(areasOf(candidates))) {
    for (const candidate of area.candidates) chosen.set(candidate.line.number, candidate);
  }
  const isEntry = (line: DocumentLine) => chosen.has(line.number);
  const problems: Problem[] = [];
  const rows: TimelineRow[] = [];
  const untimed = untimedSiblings(lines, chosen);
  let sequence = new TimeSequence(options);
  let section = '';
  for (const [index, line] of lines.entries()) {
    const candidate = chosen.get(line.number);
    const clocksFollow = () => startsClockOnly(lines, index, chosen);
    const day = candidate && candidate.rest !== '' ? undefined : dayOfLine(line, sequence.options);
    if (day && (!candidate || (candidate.time.precision === 'day' && clocksFollow()))) {
      sequence.startDay(day);
      chosen.delete(line.number);
      continue;
    }
    if (untimed.has(line.number)) {
      const text = [line.cells?.filter(Boolean).join(' — ') ?? line.text, ...nested(lines, index, isEntry)].join('\n');
      problems.push({ line: line.number, why: 'has no time that could be read; kept in its place' });
      rows.push({ ...UNTIMED, text: plainWords(text), line: line.number });
    }
    if (!candidate) continue;
    const place = candidate.line.under.filter((label) => isAbout('timeline', label)).at(-1) ?? section;
    // Another timeline in the same document begins anew.
    if (section !== '' && place !== section) sequence = new TimeSequence(sequence.options);
    section = place;
    const placed = sequence.place(reread(candidate, sequence.options));
    if (placed.outOfOrder) problems.push({ line: line.number, why: BACKWARDS });
    const row = rowOf(
      candidate,
      placed.time,
      placed.rolledOver,
      continuation(lines, index, candidate, isEntry),
      options.zoneStated || candidate.zone !== undefined,
    );
    if (row.at === undefined) problems.push({ line: line.number, why: `no date could be found for "${row.atText}"` });
    if (row.text === '') problems.push({ line: line.number, why: `nothing is said about "${row.atText}"` });
    else rows.push(row);
  }
  return { rows, problems: foldReversed(rows, problems), taken: new Set(chosen.keys()) };
}

/** A log written newest first is one remark, not one for each of its entries. */
function foldReversed(rows: TimelineRow[], problems: Problem[]): Problem[] {
  const backwards = problems.filter((problem) => problem.why === BACKWARDS);
  if (backwards.length < 4 || backwards.length * 10 < rows.length * 7) return problems;
  const others = problems.filter((problem) => problem.why !== BACKWARDS);
  return [...others, { line: rows[0]!.line, why: 'the timeline is written newest first; kept as it stands' }];
}

/** A day on a line of its own starts a new day when the next entry has only a clock time. */
function startsClockOnly(lines: readonly DocumentLine[], index: number, chosen: Map<number, Candidate>): boolean {
  for (let next = index + 1; next < lines.length; next += 1) {
    const candidate = chosen.get(lines[next]!.number);
    if (candidate) return candidate.time.precision !== 'day' && candidate.time.dateInferred;
    if (lines[next]!.kind === 'text' && lines[next]!.indent <= lines[index]!.indent) return false;
  }
  return false;
}

/** Reads a candidate's time again, now that the entries above it have said the day. */
function reread(candidate: Candidate, options: TimeOptions): TimeReading {
  const contextDate = candidate.contextDate ?? options.contextDate;
  const time = parseTime(candidate.time.text, {
    ...options,
    contextDate,
    timeZone: candidate.zone ?? options.timeZone,
  });
  if (!time) return candidate.time;
  const { until } = candidate.time;
  const approximate = time.approximate || candidate.time.approximate;
  return { ...time, approximate, ...(until && !time.until ? { until } : {}) };
}

/** Items and table rows among the entries that have no time of their own: kept in place, and reported. */
function untimedSiblings(lines: readonly DocumentLine[], chosen: Map<number, Candidate>): Set<number> {
  const place = (line: DocumentLine) => `${line.kind} ${line.indent} ${line.under.join('\n')}`;
  const places = new Set<string>();
  let table = false;
  const found = new Set<number>();
  const last = Math.max(0, ...chosen.keys());
  for (const candidate of chosen.values()) if (candidate.shape === 'item') places.add(place(candidate.line));
  for (const line of lines) {
    const entry = chosen.has(line.number);
    if (line.kind !== 'row') table = false;
    else if (entry) table = true;
    else if (table) found.add(line.number);
    // What follows the last entry of a flat list is conclusions, not entries.
    if (!entry && line.number < last && line.kind === 'item' && places.has(place(line))) found.add(line.number);
  }
  return found;
}
