import { PHASES, type Phase } from '#shared/incident-record.ts';
import { sayList, sayNumber } from '../../rules/plain-words.ts';
import { bear, figuresOf, phaseEvidence } from '../bearing.ts';
import { sayDuration } from '../local-time.ts';
import type { Material } from '../material.ts';
import { cleanLine } from '../safe-text.ts';
import type { DraftItem } from '../shape.ts';
import { describePeople } from './people.ts';

const LABELS: Record<Phase, string> = {
  impactStarted: 'Impact started',
  detected: 'Detected',
  acknowledged: 'Acknowledged',
  mitigated: 'Mitigated',
  resolved: 'Resolved',
};

const SINCE: Record<Phase, string> = {
  impactStarted: 'the impact started',
  detected: 'detection',
  acknowledged: 'acknowledgement',
  mitigated: 'mitigation',
  resolved: 'it was resolved',
};

const AT_ONCE: Record<Phase, string> = {
  impactStarted: 'as the impact started',
  detected: 'at once',
  acknowledged: 'at once',
  mitigated: 'with the mitigation',
  resolved: 'at once',
};

/** The phase to count from: what a reader asks of each ("how long until somebody noticed?"). */
const COUNT_FROM: Record<Phase, Phase[]> = {
  impactStarted: [],
  detected: ['impactStarted'],
  acknowledged: ['detected', 'impactStarted'],
  mitigated: ['impactStarted', 'detected'],
  resolved: ['mitigated', 'impactStarted', 'detected'],
};

const fact = (
  label: string,
  value: string,
  support: { evidence: string[]; facts?: string[] },
  phase?: Phase,
): DraftItem => ({
  type: 'fact',
  label,
  value,
  text: `${label}: ${value}`,
  ...support,
  ...(phase ? { phase } : {}),
});

const field = (material: Material, label: string, value: string, path: string, words: string[] = [value]): DraftItem =>
  fact(label, value, { evidence: bear(material, [path], { words }), facts: [path] });

const basicFacts = (material: Material): DraftItem[] => {
  const { record, services } = material;
  const items: DraftItem[] = [];
  const severity = cleanLine(record.severity ?? '', 80);
  const type = cleanLine(record.type ?? '', 80);
  const impact = material.impact;
  const customers = record.impact?.customers;
  if (severity) items.push(field(material, 'Severity', severity, 'severity'));
  if (type) items.push(field(material, 'Type', type, 'type'));
  if (services.length > 0) {
    const label = services.length === 1 ? 'Service' : 'Services';
    items.push(field(material, label, sayList(services, 12), 'services', services));
  }
  if (impact) items.push(field(material, 'Impact', impact, 'impact.text', figuresOf(impact)));
  if (typeof customers === 'number') {
    items.push(field(material, 'Customers affected', sayNumber(customers), 'impact.customers', spellings(customers)));
  }
  return items;
};

export const spellings = (figure: number): string[] => [String(figure), sayNumber(figure)];

const phaseFact = (material: Material, phase: Phase, isFirst: boolean): DraftItem | undefined => {
  const time = material.phases[phase];
  if (!time) return undefined;
  const from = COUNT_FROM[phase].find((earlier) => material.phases[earlier]);
  const since = from && material.phases[from]!;
  const when = isFirst ? material.local.full(time.at) : material.local.moment(time.at);
  const source = time.basis === 'derived' ? ` (from ${time.why})` : '';
  const support = phaseEvidence(material, from ? [phase, from] : [phase]);
  if (!from || !since) return fact(LABELS[phase], `${when}${source}`, support, phase);
  const relation = time.at < since.at ? 'before' : 'after';
  const length = sayDuration(since.at, time.at);
  const apart = length === 'the same moment' ? AT_ONCE[from] : `${length} ${relation} ${SINCE[from]}`;
  return fact(LABELS[phase], `${when}, ${apart}${source}`, support, phase);
};

const durationFact = (material: Material): DraftItem | undefined => {
  const { impactStarted, mitigated, resolved } = material.phases;
  if (!impactStarted) return undefined;
  const used: Phase[] = ['impactStarted'];
  const parts: string[] = [];
  if (mitigated && mitigated.at > impactStarted.at) {
    parts.push(`${sayDuration(impactStarted.at, mitigated.at)} until the impact ended`);
    used.push('mitigated');
  }
  if (mitigated && resolved && sayDuration(mitigated.at, resolved.at) === 'the same moment' && parts.length > 0) {
    const value = `${sayDuration(impactStarted.at, resolved.at)} until it was mitigated and resolved`;
    return fact('Duration', value, phaseEvidence(material, ['impactStarted', 'mitigated', 'resolved']));
  }
  if (resolved && resolved.at > impactStarted.at) {
    parts.push(`${sayDuration(impactStarted.at, resolved.at)} until it was resolved`);
    used.push('resolved');
  }
  return parts.length > 0 ? fact('Duration', parts.join(', '), phaseEvidence(material, used)) : undefined;
};

/** What stands in the head of every post-mortem: severity, services, impact, the five times with what lies between, people. */
export const draftKeyInformation = (material: Material): DraftItem[] => {
  const known = PHASES.filter((phase) => material.phases[phase]);
  const phases = PHASES.map((phase) => phaseFact(material, phase, phase === known[0]));
  const facts = [...basicFacts(material), ...phases, durationFact(material)].filter((item) => item !== undefined);
  return [...facts, ...describePeople(material)];
};
