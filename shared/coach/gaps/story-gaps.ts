import { type Found, foldRows, placeOf, type Reading, saysSomewhere, sectionsAbout } from './reading.ts';

const says = (words: readonly string[], pattern: RegExp): boolean => words.some((text) => pattern.test(text));

function findImpact(reading: Reading): Found[] {
  const { document, spoken } = reading;
  if (document.impact.customers !== null) return [];
  const told = sectionsAbout(reading, 'impact', 'impact');
  const summary = sectionsAbout(reading, 'summary', 'summary');
  const texts = [document.impact.text, ...[...told, ...summary].map((section) => section.words)];
  const read = told.length + summary.length > 0 ? texts : [...texts, ...reading.sections.map(({ words }) => words)];
  if (says(read, spoken.counted) || says(read, spoken.noImpact)) return [];
  return [{ rule: 'impact-vague', about: placeOf([...told, ...summary]) }];
}

function findDetection(reading: Reading): Found[] {
  const { document, spoken } = reading;
  if ((document.times.detected?.evidence.length ?? 0) > 0) return [];
  if (document.timeline.some(({ kind, text }) => kind === 'alert' || spoken.noticed.test(text))) return [];
  if (sectionsAbout(reading, 'detection', 'detection').some(({ words }) => words !== '')) return [];
  if (saysSomewhere(reading, spoken.noticed)) return [];
  return [{ rule: 'no-detection', about: placeOf(sectionsAbout(reading, 'timeline', 'timeline')) }];
}

/** Whether the first row is already somebody noticing. */
function startsLate({ document: { timeline, times }, spoken }: Reading): boolean {
  const [first] = timeline;
  if (first === undefined) return false;
  const detected = times.detected && Date.parse(times.detected.at);
  const at = first.at === null ? Number.NaN : Date.parse(first.at);
  if (detected && Number.isFinite(detected) && Number.isFinite(at)) return at >= detected;
  const text = first.text.slice(0, 300);
  return first.kind === 'alert' || (spoken.noticed.test(text) && !spoken.changed.test(text));
}

function findLateStart(reading: Reading): Found[] {
  const tellsBefore = sectionsAbout(reading, 'leadUp', 'lead-up', 'background').some(({ words }) => words !== '');
  if (tellsBefore || !startsLate(reading)) return [];
  const { id, text } = reading.document.timeline[0]!;
  return [{ rule: 'late-start', about: { kind: 'event', id, title: text } }];
}

const findEvidence = (reading: Reading): Found[] =>
  foldRows(
    reading,
    'no-evidence',
    reading.document.timeline,
    ({ hasEvidence }) => !hasEvidence,
    ({ id, text }) => ({ kind: 'event', id, title: text }),
  );

function findWentWell(reading: Reading): Found[] {
  const { document } = reading;
  if (document.factors?.some(({ role, state }) => role === 'limited-the-damage' && state !== 'struck')) return [];
  const told = sectionsAbout(reading, 'wentWell', 'mitigators');
  if (saysSomewhere(reading, reading.spoken.limitedIt)) return [];
  return told.some(({ words }) => words !== '') ? [] : [{ rule: 'no-went-well', about: placeOf(told) }];
}

/** Sections whose emptiness no other gap tells of. */
function findEmptySections(reading: Reading): Found[] {
  const told = new Set([
    ...sectionsAbout(reading, 'timeline', 'timeline'),
    ...sectionsAbout(reading, 'factors', 'contributing-factors'),
    ...sectionsAbout(reading, 'wentWell', 'mitigators'),
    ...sectionsAbout(reading, 'followUps', 'follow-ups'),
  ]);
  return reading.sections
    .filter((section) => section.required && section.rows === 0 && section.words === '' && !told.has(section))
    .map(({ key, title }) => ({ rule: 'section-empty', about: { kind: 'section', key }, name: title }));
}

/** What is missing in what happened: its impact, how it was noticed, where its timeline begins, what shows it. */
export const findStoryGaps = (reading: Reading): Found[] => [
  ...findImpact(reading),
  ...findDetection(reading),
  ...findLateStart(reading),
  ...findEvidence(reading),
  ...findWentWell(reading),
  ...findEmptySections(reading),
];
