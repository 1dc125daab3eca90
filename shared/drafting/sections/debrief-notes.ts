import { count } from '../../rules/plain-words.ts';
import { phaseEvidence } from '../bearing.ts';
import { citeEvent } from '../citing.ts';
import { findHypotheses } from '../findings.ts';
import type { Material } from '../material.ts';
import { cleanLine, quote } from '../safe-text.ts';
import type { DraftItem } from '../shape.ts';

const NAMES = {
  impactStarted: 'the impact started',
  detected: 'it was detected',
  acknowledged: 'it was acknowledged',
  mitigated: 'the impact ended',
  resolved: 'it was resolved',
};

/** What the people in the room will want to talk about: explanations that were on the table, times that disagree, events without a time. */
export const draftDebriefNotes = (material: Material): DraftItem[] => {
  const { problems, untimed, phases, local } = material;
  const disagreements = problems.map((problem): DraftItem => {
    const [earlier, later] = problem.phases;
    const on = (at: number) => `on ${local.date(at)} at ${local.clock(at)}`;
    const text = `The record says that ${NAMES[later]} ${on(phases[later]!.at)}, before ${NAMES[earlier]} ${on(phases[earlier]!.at)}.`;
    return { type: 'unclear', quote: null, text, ...phaseEvidence(material, [earlier, later]) };
  });
  const hypotheses = findHypotheses(material).map(
    (event): DraftItem => ({
      type: 'unclear',
      quote: quote(event.text),
      text: `An explanation considered on the way: ${citeEvent(material, event)}.`,
      evidence: [event.id],
    }),
  );
  if (untimed.length === 0) return [...disagreements, ...hypotheses];
  const shown = untimed.filter((event) => cleanLine(event.text) !== '').slice(0, 10);
  if (shown.length === 0) return [...disagreements, ...hypotheses];
  const stated = shown[0]!.at ? ` (${quote(shown[0]!.at, 40)})` : '';
  const text = `${count(untimed.length, 'event has', 'events have')} no readable time${stated} and ${untimed.length === 1 ? 'is' : 'are'} not in the timeline: ${shown
    .slice(0, 3)
    .map((event) => quote(event.text, 80))
    .join(', ')}${untimed.length > 3 ? ' and others' : ''}.`;
  const note: DraftItem = {
    type: 'unclear',
    quote: cleanLine(shown[0]!.text, 80),
    text,
    evidence: shown.map(({ id }) => id),
  };
  return [...disagreements, ...hypotheses, note];
};
