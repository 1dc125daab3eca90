import { type IncidentRecord, PHASES } from '#shared/incident-record.ts';
import { factsOf } from '../templates/facts.ts';
import { renderPrefilled } from '../templates/render-section.ts';
import { STANDARD } from '../templates/shipped/standard.ts';
import { type Material, readMaterial } from './material.ts';
import { cleanLine } from './safe-text.ts';
import { draftContributingFactors } from './sections/contributing-factors.ts';
import { draftDebriefNotes } from './sections/debrief-notes.ts';
import { draftFollowUps } from './sections/follow-ups.ts';
import { draftKeyInformation } from './sections/key-information.ts';
import { draftLearningsAndRisks } from './sections/learnings.ts';
import { draftMitigators } from './sections/mitigators.ts';
import { draftOpenQuestions } from './sections/open-questions.ts';
import { draftSummary } from './sections/summary.ts';
import { draftTimeline } from './sections/timeline.ts';
import type { Draft, DraftItem, DraftOptions, DraftPhase, DraftSection, SectionKey, Sentence } from './shape.ts';
import { isDrafted } from './templates.ts';

export type { Draft, DraftItem, DraftOptions, DraftSection, OpenQuestion, SectionKey, Sentence } from './shape.ts';

const sentenceOf = ({ text, evidence, facts }: Sentence): Sentence =>
  facts ? { text, evidence, facts } : { text, evidence };

const phasesOf = (material: Material): Draft['phases'] => {
  const phases = {} as Record<(typeof PHASES)[number], DraftPhase | null>;
  for (const phase of PHASES) {
    const time = material.phases[phase];
    phases[phase] = time ? { ...time, at: new Date(time.at).toISOString() } : null;
  }
  return phases;
};

/**
 * The first draft of a post-mortem, from the record alone. Every sentence and every item carries the ids of the events
 * that prove it (see `Sentence`); what the record does not say becomes an open question. Deterministic: the same record
 * and options give the same draft. `record` must have passed the `incidentRecord` schema.
 */
export const draftPostMortem = (record: IncidentRecord, options: DraftOptions = {}): Draft => {
  const material = readMaterial(record, options);
  const followUps = draftFollowUps(material);
  const items: Record<Exclude<SectionKey, 'summary'>, DraftItem[]> = {
    'key-information': draftKeyInformation(material),
    timeline: draftTimeline(material),
    'contributing-factors': draftContributingFactors(material),
    mitigators: draftMitigators(material),
    'learnings-and-risks': draftLearningsAndRisks(material),
    'follow-ups': followUps,
    'debrief-notes': draftDebriefNotes(material),
  };
  const head = {
    title: cleanLine(record.title, 300) || 'Untitled incident',
    timeZone: material.local.zone,
    reference: record.reference ? cleanLine(record.reference, 100) : null,
    severity: record.severity ? cleanLine(record.severity, 80) : null,
    services: material.services,
    phases: phasesOf(material),
  };
  const template = options.template ?? STANDARD;
  const setting = { name: 'Debrief', word: 'post-mortem', now: options.now, ...options.setting };
  const facts = factsOf(record, head, items['key-information'], setting);
  const sections = template.sections.map((section): DraftSection => {
    const text = renderPrefilled(section.prefilled, facts);
    const prefilled = text ? { prefilled: text } : {};
    const { key, title, guidance } = section;
    if (!isDrafted(key)) return { key, title, sentences: [], ...(text || !guidance ? prefilled : { guidance }) };
    if (key === 'summary') return { key, title, sentences: draftSummary(material), ...prefilled };
    return { key, title, sentences: items[key].map(sentenceOf), items: items[key], ...prefilled };
  });
  const questions = draftOpenQuestions(material, followUps);
  // Without a drafted section nothing of what people said stands in the text, and no question may quote it either.
  const isForOutside = !template.sections.some(({ key }) => isDrafted(key));
  return {
    ...head,
    template: template.key,
    sections,
    openQuestions: isForOutside ? questions.filter(({ about }) => /^(?:times|impact)\./.test(about)) : questions,
    curation: { chosen: items.timeline.filter(({ type }) => type === 'event').length, of: material.eventCount },
  };
};
