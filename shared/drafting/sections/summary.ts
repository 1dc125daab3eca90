import { capitalise, sayList, sayNumber } from '../../rules/plain-words.ts';
import { bear, figuresOf, phaseEvidence, together } from '../bearing.ts';
import { citeEvent } from '../citing.ts';
import { findChangesBefore, findMainDiagnosis, findMitigators } from '../findings.ts';
import { sayDuration } from '../local-time.ts';
import type { Happening, Material } from '../material.ts';
import { cleanLine, quote } from '../safe-text.ts';
import type { Sentence } from '../shape.ts';
import { spellings } from './key-information.ts';

const HOUR = 3_600_000;
const MOST_WORDS = 200;

type Support = { evidence: string[]; facts?: string[] };
type Subject = { name: string; isMany: boolean; support: Support };

const subjectOf = (material: Material): Subject | undefined => {
  const { services, record } = material;
  if (services.length === 0) return undefined;
  const evidence = bear(material, ['services'], { words: record.services ?? [] });
  return { name: sayList(services, 5), isMany: services.length > 1, support: { evidence, facts: ['services'] } };
};

const disrupted = (subject: Subject): string => `${subject.name} ${subject.isMany ? 'were' : 'was'} disrupted`;

/** What broke, and from when to when: the one sentence that everybody reads. */
const describeSpan = (material: Material): Sentence[] => {
  const { local, phases } = material;
  const subject = subjectOf(material);
  const start = phases.impactStarted;
  const endPhase = phases.mitigated ? 'mitigated' : 'resolved';
  const end = phases[endPhase];
  if (!start) {
    return subject ? [{ text: `The incident affected ${subject.name}.`, ...subject.support }] : [];
  }
  const day = local.date(start.at);
  const from = local.clock(start.at);
  if (!end || end.at <= start.at) {
    const text = subject
      ? `On ${day}, ${disrupted(subject)} from ${from} on.`
      : `The incident began on ${day} at ${from}.`;
    return [{ text, ...together(...(subject ? [subject.support] : []), phaseEvidence(material, ['impactStarted'])) }];
  }
  const length = sayDuration(start.at, end.at);
  const support = together(...(subject ? [subject.support] : []), phaseEvidence(material, ['impactStarted', endPhase]));
  const what = subject ? disrupted(subject) : 'the incident lasted';
  if (local.sameDay(start.at, end.at)) {
    return [{ text: `On ${day}, ${what} from ${from} to ${local.clock(end.at)} (${length}).`, ...support }];
  }
  const to = `${local.clock(end.at)} on ${local.day(end.at)}`;
  const span = `${from} on ${day} to ${to} (${length})`;
  const text = subject ? `From ${span}, ${what}.` : `The incident lasted from ${span}.`;
  return [{ text, ...support }];
};

const describeImpact = (material: Material): Sentence[] => {
  const impact = material.impact;
  const customers = material.record.impact?.customers;
  const sentences: Sentence[] = [];
  if (impact) {
    const evidence = bear(material, ['impact.text'], { words: figuresOf(impact) });
    sentences.push({
      text: `${capitalise(impact)}${/[!?…]$/.test(impact) ? '' : '.'}`,
      evidence,
      facts: ['impact.text'],
    });
  }
  if (typeof customers === 'number') {
    const who = customers === 1 ? '1 customer was' : `${customers === 0 ? 'No' : sayNumber(customers)} customers were`;
    const evidence = bear(material, ['impact.customers'], { words: spellings(customers) });
    sentences.push({ text: `${who} affected.`, evidence, facts: ['impact.customers'] });
  }
  return sentences;
};

const quoteOwnSummary = (material: Material): Sentence[] => {
  const summary = material.summary;
  if (!summary) return [];
  const evidence = bear(material, ['summary'], { words: figuresOf(summary).slice(0, 6) });
  return [{ text: `The record sums it up: ${quote(summary, 500)}.`, evidence, facts: ['summary'] }];
};

const howNoticed = (proof: Happening): string => {
  const words = quote(proof.text, MOST_WORDS);
  if (proof.kind === 'alert') {
    const from = proof.source ?? (proof.byPerson ? null : proof.who);
    return `, by an alert${from ? ` from ${cleanLine(from, 60)}` : ''}: ${words}`;
  }
  return proof.who && proof.byPerson ? `: ${proof.who} wrote ${words}` : `: ${words}`;
};

/** `isFirst`: nothing has been said yet of what this is about, nor of its day. */
const describeDetection = (material: Material, isFirst: boolean): Sentence[] => {
  const { phases, local, byId, record } = material;
  const time = phases.detected;
  if (!time) return [];
  const start = phases.impactStarted;
  const support = phaseEvidence(material, start ? ['detected', 'impactStarted'] : ['detected']);
  const proof = byId.get(time.evidence[0] ?? '');
  const how = proof ? howNoticed(proof) : '';
  if (!start) {
    const when = `on ${local.date(time.at)} at ${local.clock(time.at)}`;
    if (!isFirst) return [{ text: `It was noticed ${when}${how}.`, ...support }];
    return [
      {
        text: `${quote(record.title)} was noticed ${when}${how}.`,
        ...together(support, { evidence: [], facts: ['title'] }),
      },
    ];
  }
  const apart = Math.abs(time.at - start.at) >= 1000;
  const relation = time.at < start.at ? 'before' : 'after';
  const later = apart ? `, ${sayDuration(start.at, time.at)} ${relation} the impact started` : '';
  return [{ text: `It was noticed ${local.when(time.at)}${later}${how}.`, ...support }];
};

const describeCourse = (material: Material): Sentence[] => {
  const sentences: Sentence[] = [];
  const { start, local, phases } = material;
  const change = findChangesBefore(material, 1)[0];
  if (change && start !== undefined && start - change.at <= 2 * HOUR) {
    const what = phases.impactStarted ? 'the impact started' : 'the first sign of it';
    const length = sayDuration(change.at, start);
    const when = length === 'the same moment' ? 'the moment' : `${length} before`;
    const text = `A change had come shortly before: ${quote(change.text, MOST_WORDS)} ${local.when(change.at)}, ${when} ${what}.`;
    const first = phases.impactStarted ? 'impactStarted' : phases.detected ? 'detected' : 'acknowledged';
    sentences.push({ text, ...together({ evidence: [change.id] }, phaseEvidence(material, [first])) });
  }
  const diagnosis = findMainDiagnosis(material);
  if (diagnosis) {
    sentences.push({
      text: `The explanation on record is ${citeEvent(material, diagnosis)}.`,
      evidence: [diagnosis.id],
    });
  }
  return sentences;
};

/** With the day in full when nothing before has named one. */
const whenEnded = ({ local, phases }: Material, at: number): string =>
  phases.impactStarted || phases.detected ? local.when(at) : `on ${local.date(at)} at ${local.clock(at)}`;

/** Mitigated and resolved at the same minute: one sentence says both. */
const resolvedTogether = ({ phases }: Material): boolean =>
  phases.mitigated !== undefined &&
  phases.resolved !== undefined &&
  Math.floor(phases.mitigated.at / 60_000) === Math.floor(phases.resolved.at / 60_000);

const describeMitigation = (material: Material): Sentence[] => {
  const { byId } = material;
  const { mitigated, impactStarted } = material.phases;
  const last = findMitigators(material).at(-1);
  // An end before the start is for people to settle, not for a summary to repeat.
  if (mitigated && impactStarted && mitigated.at < impactStarted.at) return [];
  if (!mitigated) {
    return last ? [{ text: `The last action on record is ${citeEvent(material, last)}.`, evidence: [last.id] }] : [];
  }
  const isBoth = resolvedTogether(material);
  const base = `The impact ended${isBoth ? ' and it was resolved' : ''} ${whenEnded(material, mitigated.at)}`;
  const support = phaseEvidence(material, isBoth ? ['mitigated', 'resolved'] : ['mitigated']);
  const isOther = last && !mitigated.evidence.includes(last.id);
  if (isOther && last.at <= mitigated.at && mitigated.at - last.at <= HOUR) {
    const length = sayDuration(last.at, mitigated.at);
    const gap = length === 'the same moment' ? ' with' : `, ${length} after`;
    const text = `${base}${gap} ${citeEvent(material, last)}.`;
    return [{ text, ...together(support, { evidence: [last.id] }) }];
  }
  const proof = byId.get(mitigated.evidence[0] ?? '');
  const text = proof ? `${base}: ${quote(proof.text, MOST_WORDS)}.` : `${base}.`;
  return [{ text, ...support }];
};

const describeResolution = (material: Material): Sentence[] => {
  const { record, phases, happenings, options } = material;
  const { resolved, impactStarted, detected } = phases;
  if (resolvedTogether(material)) return [];
  if (!resolved) {
    if (record.status !== 'open') return [];
    const last = happenings.findLast((event) => event.kind === 'status-change') ?? happenings.at(-1);
    const support = { evidence: last ? [last.id] : bear(material, ['status']), facts: ['status'] };
    const { now } = options;
    if (now === undefined || !impactStarted || now <= impactStarted.at) {
      return [{ text: 'It was still open when this was drafted.', ...support }];
    }
    const text = `It was still open when this was drafted, ${sayDuration(impactStarted.at, now)} after the impact started.`;
    return [{ text, ...together(support, phaseEvidence(material, ['impactStarted'])) }];
  }
  const base = `It was resolved ${whenEnded(material, resolved.at)}`;
  if (impactStarted && resolved.at > impactStarted.at) {
    const text = `${base}, ${sayDuration(impactStarted.at, resolved.at)} after the impact started.`;
    return [{ text, ...phaseEvidence(material, ['resolved', 'impactStarted']) }];
  }
  if (detected && resolved.at > detected.at) {
    const text = `${base}, ${sayDuration(detected.at, resolved.at)} after it was noticed.`;
    return [{ text, ...phaseEvidence(material, ['resolved', 'detected']) }];
  }
  return [{ text: `${base}.`, ...phaseEvidence(material, ['resolved']) }];
};

/** Where nothing says when it started or who noticed: how the record begins. */
const describeBeginning = (material: Material): Sentence[] => {
  const { phases, happenings, local } = material;
  const first = happenings[0];
  if (!first || phases.impactStarted || phases.detected) return [];
  const who = first.who && first.byPerson ? ` (${first.who})` : '';
  const text = `The record begins on ${local.date(first.at)} at ${local.clock(first.at)} with ${quote(first.text, MOST_WORDS)}${who}.`;
  return [{ text, evidence: [first.id] }];
};

/** What broke, for whom, how long, how it was noticed, what ended it: for somebody who was not there. */
export const draftSummary = (material: Material): Sentence[] => {
  const opening = [...describeSpan(material), ...describeImpact(material)];
  return [
    ...opening,
    ...quoteOwnSummary(material),
    ...describeDetection(material, opening.length === 0),
    ...describeBeginning(material),
    ...describeCourse(material),
    ...describeMitigation(material),
    ...describeResolution(material),
  ];
};
