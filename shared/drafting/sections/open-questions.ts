import { says } from '../../rules/event-words.ts';
import { sayNumber } from '../../rules/plain-words.ts';
import { figuresOf, mentioning } from '../bearing.ts';
import { findChangesBefore, findDiagnoses, findMitigators } from '../findings.ts';
import { type Material, zoneOf } from '../material.ts';
import { cleanLine, quote } from '../safe-text.ts';
import type { DraftItem, OpenQuestion } from '../shape.ts';
import { spellings } from './key-information.ts';

const HOUR = 3_600_000;
const MOST = 12;

const NEAR_MISS = /\bnear[- ]miss\b/i;

/** "12 customers", "40% of users": the text already says how many. */
const COUNTS_PEOPLE =
  /\d[\d.,]*\s?%?\s(?:\w+\s){0,2}(?:customers?|users?|people|clients?|accounts?|tenants?|merchants?|teams?|subscribers?)\b/i;

/** "3,700 requests", "305 teams": a figure of things that somebody must have counted. */
const COUNTED =
  /\b\d[\d.,]*[km]? (?:failed |affected |lost |active )?(?:customers|users|people|clients|accounts|tenants|merchants|teams|requests|orders|payments|checkouts|logins|sessions|jobs|messages|builds|downloads|transactions|records|rows|emails|calls)\b/i;

const ask = (text: string, about: string): OpenQuestion => ({ text, about });

const askAboutTimes = (material: Material): OpenQuestion[] => {
  const { phases, local, happenings, byId, record } = material;
  const { impactStarted, detected, acknowledged, mitigated, resolved } = phases;
  const questions: OpenQuestion[] = [];
  if (!impactStarted) {
    const sign = detected ? ` It was noticed ${local.when(detected.at)}.` : '';
    questions.push(ask(`When did the impact start?${sign}`, 'times.impactStarted'));
  }
  if (!detected) questions.push(ask('How was it detected, when, and by whom?', 'times.detected'));
  else if (!byId.has(detected.evidence[0] ?? '')) {
    questions.push(
      ask(`How was it detected ${local.when(detected.at)}? No event in the record shows it.`, 'times.detected'),
    );
  }
  if (!acknowledged) questions.push(ask('Who acknowledged it, and when?', 'times.acknowledged'));
  if (!mitigated) {
    const only = resolved ? ' The record only says when it was resolved.' : '';
    if (record.status !== 'open')
      questions.push(ask(`When did the impact end, and what ended it?${only}`, 'times.mitigated'));
  }
  if (mitigated && findMitigators(material).length === 0) {
    questions.push(
      ask(
        `What ended the impact ${local.when(mitigated.at)}? The record shows no action shortly before.`,
        'times.mitigated',
      ),
    );
  }
  if (!resolved && record.status !== 'open') questions.push(ask('When was it resolved?', 'times.resolved'));
  const before = impactStarted ?? detected;
  if (before) {
    const quiet = !happenings.some(
      (event) => event.at < before.at && event.at >= before.at - HOUR && event.kind === 'observation',
    );
    if (quiet) questions.push(ask(`What was normal an hour before, ${local.when(before.at - HOUR)}?`, 'timeline'));
  }
  return questions;
};

const askAboutImpact = (material: Material): OpenQuestion[] => {
  const { record, services } = material;
  const questions: OpenQuestion[] = [];
  const impact = material.impact;
  const customers = record.impact?.customers;
  if (services.length === 0) questions.push(ask('Which services were affected?', 'services'));
  if (!impact && customers !== 0) {
    const many = typeof customers === 'number' ? '' : ', and how many of them were there';
    questions.push(ask(`What did those affected see${many}?`, 'impact.text'));
  }
  const share = /\d+(?:[.,]\d+)*\s?%/.exec(impact)?.[0];
  const counted = COUNTED.exec(impact)?.[0];
  if (share && mentioning(material, figuresOf(share)).length === 0) {
    questions.push(ask(`How was the ${share} measured?`, 'impact.text'));
  } else if (counted && !counted.startsWith('1 ') && mentioning(material, figuresOf(counted)).length === 0) {
    questions.push(ask(`How were the ${counted} counted?`, 'impact.text'));
  }
  if (typeof customers === 'number') {
    if (customers > 0 && mentioning(material, spellings(customers)).length === 0) {
      questions.push(
        ask(
          customers === 1
            ? 'How was it established that 1 customer was affected?'
            : `How were the ${sayNumber(customers)} affected customers counted?`,
          'impact.customers',
        ),
      );
    }
  } else if (impact && !COUNTS_PEOPLE.test(impact))
    questions.push(ask('How many customers were affected?', 'impact.customers'));
  return questions;
};

const askAboutCauses = (material: Material): OpenQuestion[] => {
  const { happenings, phases } = material;
  const questions: OpenQuestion[] = [];
  const change = findChangesBefore(material, 1)[0];
  const diagnosis = findDiagnoses(material, 1)[0];
  if (change) {
    const asks = /\bexpir/i.test(change.text)
      ? `What would have announced ${quote(change.text, 120)} beforehand?`
      : `What was the change ${quote(change.text, 120)} meant to do, and what was expected to happen?`;
    questions.push(ask(asks, 'contributing-factors'));
  } else if (phases.impactStarted || phases.detected) {
    questions.push(
      ask(
        `What had changed before it started?${happenings.length > 0 ? ' The record shows no change in the day before.' : ''}`,
        'contributing-factors',
      ),
    );
  }
  if (!diagnosis)
    questions.push(
      ask(
        `What made this possible?${happenings.length > 0 ? ' The record holds no explanation.' : ''}`,
        'contributing-factors',
      ),
    );
  else
    questions.push(
      ask(
        'What else had to be true for this to happen, and what made it last as long as it did?',
        'contributing-factors',
      ),
    );
  if (!happenings.some((event) => says(event, 'surprise'))) {
    questions.push(ask('What surprised the people who responded?', 'learnings-and-risks'));
  }
  return questions;
};

const askAboutPeople = (material: Material, followUps: DraftItem[]): OpenQuestion[] => {
  const questions: OpenQuestion[] = [];
  if (!isNearMiss(material) && !material.participants.some((person) => person.role === 'lead'))
    questions.push(ask('Who led the response?', 'people'));
  if (followUps.length === 0) {
    questions.push(
      ask(
        `What would prevent the next one, or soften it?${material.happenings.length > 0 ? ' Nobody named a follow-up in the record.' : ''}`,
        'follow-ups',
      ),
    );
  }
  return questions;
};

const PHASE_WORDS = {
  impactStarted: 'start of the impact',
  detected: 'detection',
  acknowledged: 'acknowledgement',
  mitigated: 'mitigation',
  resolved: 'resolution',
};

const askAboutRecord = (material: Material): OpenQuestion[] => {
  const { record, unknownZone, doubtfulZone, unreadable, problems } = material;
  const questions: OpenQuestion[] = problems.map(({ text, phases }) => ask(text, `times.${phases[1]}`));
  for (const phase of unreadable) {
    const stated = cleanLine(record.times?.[phase] ?? '', 64);
    questions.push(
      ask(
        `The time given for the ${PHASE_WORDS[phase]}, ${quote(stated)}, is not a time. What was it?`,
        `times.${phase}`,
      ),
    );
  }
  if (doubtfulZone) {
    const zone = zoneOf(record);
    questions.push(
      ask(
        `${quote(doubtfulZone, 20)} has more than one meaning; times were read in ${zone}. Is that right?`,
        'timeZone',
      ),
    );
  }
  if (unknownZone) {
    questions.push(
      ask(
        `The time zone ${quote(unknownZone, 60)} is not known, so times without an offset were read as UTC. Is that right?`,
        'timeZone',
      ),
    );
  }
  return questions;
};

/** What nearly happened has no impact to time or to count. */
const isNearMiss = ({ record }: Material): boolean => NEAR_MISS.test(`${record.type ?? ''} ${record.title}`);

const askAboutHarm = (material: Material): OpenQuestion[] => [...askAboutTimes(material), ...askAboutImpact(material)];

/** What the record does not say, most important first. `about` is a field or a section. */
export const draftOpenQuestions = (material: Material, followUps: DraftItem[]): OpenQuestion[] =>
  [
    ...askAboutRecord(material),
    ...(isNearMiss(material)
      ? [ask('What kept it from becoming an incident, and would that hold next time?', 'mitigators')]
      : askAboutHarm(material)),
    ...askAboutCauses(material),
    ...askAboutPeople(material, followUps),
  ].slice(0, MOST);
