import type { GapRule } from '../finding.ts';
import { isAboutPeople, readFollowUp } from '../follow-up-strength.ts';
import type { CoachFollowUp } from './coach-document.ts';
import { type Found, foldRows, placeOf, type Reading, saysSomewhere, sectionsAbout } from './reading.ts';

const ENOUGH_TO_RANK = 3;

const aboutRow = ({ id, title }: CoachFollowUp) => ({ kind: 'follow-up', id, title }) as const;

/** An empty field that the document has a place for. */
const isMissing = (value: unknown): boolean =>
  value !== undefined && (value === null || (typeof value === 'string' && value.trim() === ''));

function findNone(reading: Reading): Found[] {
  if (reading.document.followUps.some(({ state }) => state !== 'struck')) return [];
  const place = sectionsAbout(reading, 'followUps', 'follow-ups');
  const isSaid = place.some(({ words }) => words !== '') || saysSomewhere(reading, reading.spoken.plansWork);
  return isSaid ? [] : [{ rule: 'no-follow-ups', about: placeOf(place) }];
}

function findMissingFields(reading: Reading, open: readonly CoachFollowUp[]): Found[] {
  const fold = (rule: GapRule, lacks: (row: CoachFollowUp) => boolean) =>
    foldRows(reading, rule, open, lacks, aboutRow);
  return [
    ...fold('action-no-factor', ({ factorIds }) => factorIds?.length === 0),
    ...fold('action-unowned', ({ owner }) => isMissing(owner)),
    ...fold('action-undated', ({ dueAt }) => isMissing(dueAt)),
    ...fold('action-untracked', ({ trackerUrl }) => isMissing(trackerUrl)),
  ];
}

function findBalance(reading: Reading, planned: readonly CoachFollowUp[]): Found[] {
  if (planned.length === 0) return [];
  const about = placeOf(sectionsAbout(reading, 'followUps', 'follow-ups'));
  const { language } = reading;
  const found: Found[] = [];
  const readings = planned.map(({ title, why }) => readFollowUp(title, { why, language }));
  if (readings.every(({ strength }) => strength === 'weak')) found.push({ rule: 'action-weak-only', about });
  const [{ priority } = { priority: null }] = planned;
  if (planned.length >= ENOUGH_TO_RANK && priority && planned.every((one) => one.priority === priority))
    found.push({ rule: 'action-one-priority', about });
  return found;
}

/**
 * What is missing in the follow-ups. Candidates are nobody's yet and are asked for nothing; what is done needs no owner,
 * date or tracker any more; what was declined needs nothing.
 */
export function findFollowUpGaps(reading: Reading): Found[] {
  const planned = reading.document.followUps.filter(
    ({ state, status }) => state === 'confirmed' && status !== 'wont-do',
  );
  const open = planned.filter(({ status }) => status !== 'done');
  return [
    ...findNone(reading),
    ...findBalance(reading, planned),
    ...open
      .filter(({ title }) => isAboutPeople(title, reading.language))
      .map((row): Found => ({ rule: 'action-person', about: aboutRow(row) })),
    ...findMissingFields(reading, open),
  ];
}
