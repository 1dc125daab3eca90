import { isFiring, says } from '../../rules/event-words.ts';
import { sayList } from '../../rules/plain-words.ts';
import { type Lesson, sayOutcome } from '../../rules/similar/say-lesson.ts';
import { bear, phaseEvidence, together } from '../bearing.ts';
import { citeEvent } from '../citing.ts';
import { findStatements } from '../findings.ts';
import { sayDuration } from '../local-time.ts';
import type { Material } from '../material.ts';
import { cleanLine, quote } from '../safe-text.ts';
import type { DraftItem, SimilarIncident } from '../shape.ts';

const describeDetection = (material: Material): DraftItem[] => {
  const { phases, byId, happenings, local } = material;
  const { detected, impactStarted } = phases;
  const proof = byId.get(detected?.evidence[0] ?? '');
  if (!detected || !proof) return [];
  if (isFiring(proof)) {
    if (!impactStarted || detected.at <= impactStarted.at) return [];
    const text = `Alerting noticed it ${sayDuration(impactStarted.at, detected.at)} after the impact started.`;
    return [
      {
        type: 'learning',
        kind: 'detection',
        quote: null,
        text,
        ...phaseEvidence(material, ['detected', 'impactStarted']),
      },
    ];
  }
  const alert = happenings.find((event) => isFiring(event) && event.at > detected.at);
  if (!alert || !proof.byPerson) return [];
  const text = `People noticed before alerting did: the first alert after that, ${quote(alert.text, 160)}, fired at ${local.moment(alert.at)}, ${sayDuration(detected.at, alert.at)} later.`;
  return [
    {
      type: 'learning',
      kind: 'detection',
      quote: quote(alert.text, 160),
      text,
      ...together(phaseEvidence(material, ['detected']), { evidence: [alert.id] }),
    },
  ];
};

const describeStatements = (material: Material): DraftItem[] => {
  const shown = new Set<string>();
  const pick = (
    sign: 'surprise' | 'risk' | 'relapse',
    kind: 'surprise' | 'risk' | 'response',
    tail: string,
  ): DraftItem[] =>
    findStatements(material, sign, 4)
      .filter((event) => !shown.has(event.id) && shown.add(event.id))
      .map((event) => ({
        type: 'learning',
        kind,
        quote: quote(event.text),
        text: `${citeEvent(material, event)}${tail}`,
        evidence: [event.id],
      }));
  return [...pick('surprise', 'surprise', '.'), ...pick('relapse', 'response', '.'), ...pick('risk', 'risk', '.')];
};

/** What the earlier post-mortem named, and what became of its follow-ups: the conversation that this incident opens again. */
const describeLesson = ({ factors, followUps }: Lesson): string => {
  const named = factors.length > 0 ? ` It named ${sayList(factors.map((factor) => quote(factor, 120)))}.` : '';
  if (followUps.length === 0) return `${named} It asked for no follow-up.`;
  const became = followUps.map((one) => `${one.reference}, ${quote(one.title, 120)}, ${sayOutcome(one)}`);
  return `${named} Of its follow-ups, ${became.slice(0, 6).join('; ')}${became.length > 6 ? `; and ${became.length - 6} more` : ''}.`;
};

const describeSimilar = (material: Material, past: SimilarIncident, index: number): DraftItem => {
  const reference = cleanLine(past.reference, 40);
  const days =
    past.daysAgo === 0 ? 'on the same day' : past.daysAgo === 1 ? '1 day earlier' : `${past.daysAgo} days earlier`;
  const alike = past.alike.length > 0 ? `: ${sayList(past.alike.map((reason) => cleanLine(reason, 160)))}` : '';
  const postMortem = past.postMortemReference ? cleanLine(past.postMortemReference, 40) : null;
  const text = `${reference}, ${quote(past.title, 160)}, looked alike ${days}${alike}.${postMortem ? ` It is written up in ${postMortem}.` : ''}${past.lesson ? describeLesson(past.lesson) : ''}`;
  const evidence = bear(material, [`similar.${index}`], { words: material.services });
  return {
    type: 'similar',
    reference,
    title: cleanLine(past.title, 160),
    postMortem,
    text,
    evidence,
    facts: [`similar.${index}`],
  };
};

/** How it was noticed, what surprised people, what they said could still go wrong, and what happened before. */
export const draftLearningsAndRisks = (material: Material): DraftItem[] => [
  ...describeDetection(material),
  ...describeStatements(material),
  ...(material.options.similar ?? []).slice(0, 5).map((past, index) => describeSimilar(material, past, index)),
];

/** Whether anybody said that something was unexpected. */
export const hasSurprise = (material: Material): boolean =>
  material.happenings.some((event) => says(event, 'surprise'));
