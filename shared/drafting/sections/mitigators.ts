import { phaseEvidence, together } from '../bearing.ts';
import { citeEvent, whoAndWhen } from '../citing.ts';
import { findMitigators, findStatements } from '../findings.ts';
import { sayDuration } from '../local-time.ts';
import type { Material } from '../material.ts';
import { quote } from '../safe-text.ts';
import type { DraftItem } from '../shape.ts';

/** What was done shortly before the impact ended, and what kept it smaller. */
export const draftMitigators = (material: Material): DraftItem[] => {
  const { phases, end } = material;
  const phase = phases.mitigated ? 'mitigated' : 'resolved';
  const point = phase === 'mitigated' ? 'the impact ended' : 'it was resolved';
  const actions = findMitigators(material).map((event): DraftItem => {
    const before = end === undefined ? undefined : end - event.at;
    const length = end === undefined ? '' : sayDuration(event.at, end);
    const relation = before === undefined ? '' : before < 1000 ? `, when ${point}` : `, ${length} before ${point}`;
    const support =
      end === undefined
        ? { evidence: [event.id] }
        : together({ evidence: [event.id] }, phaseEvidence(material, [phase]));
    return {
      type: 'mitigator',
      candidate: true,
      quote: quote(event.text),
      actor: event.byPerson ? event.who : null,
      at: new Date(event.at).toISOString(),
      minutesBefore: before === undefined ? null : Math.round(before / 60_000),
      note: `${whoAndWhen(material, event)}${relation}.`,
      text: `${citeEvent(material, event)}${relation}.`,
      ...support,
    };
  });
  const shown = new Set(actions.map((item) => item.evidence[0]));
  const limits = findStatements(material, 'limited', 3)
    .filter((event) => !shown.has(event.id))
    .map(
      (event): DraftItem => ({
        type: 'mitigator',
        candidate: true,
        quote: quote(event.text),
        actor: event.byPerson ? event.who : null,
        at: new Date(event.at).toISOString(),
        minutesBefore: null,
        note: `${whoAndWhen(material, event)}: something that kept it smaller.`,
        text: `${citeEvent(material, event)}: something that kept it smaller.`,
        evidence: [event.id],
      }),
    );
  return [...actions, ...limits];
};
