import { phaseEvidence, together } from '../bearing.ts';
import { citeEvent, whoAndWhen } from '../citing.ts';
import { findChangesBefore, findDiagnoses, findFirstAlerts, findStatements } from '../findings.ts';
import { sayDuration } from '../local-time.ts';
import type { Happening, Material } from '../material.ts';
import { quote } from '../safe-text.ts';
import type { DraftItem, FactorKind, FactorRole } from '../shape.ts';

const KIND_SIGNS: [FactorKind, RegExp][] = [
  [
    'misconfiguration',
    /\bconfig\w*|\bsettings?\b|\bdefaults?\b|\bflag\b|\bmis-?configur\w+|\benv(?:ironment)? var\w*|\bpermissions?\b|\bDNS\b|\bfirewall\b|\bsecurity group\b/i,
  ],
  [
    'capacity',
    /\bcapacity\b|\bdisk\b|\bout of (?:memory|space|inodes|connections)\b|\bOOM\w*|\bmemory\b|\bexhaust\w+|\bsaturat\w+|\bquota\b|\bpool\b|\bload\b|\brate limit\w*|\btraffic spike\b|\bCPU\b|\bthrottl\w+|\bfull\b/i,
  ],
  [
    'dependency',
    /\bupstream\b|\bthird[- ]party\b|\bprovider\b|\bvendor\b|\bdependenc\w+|\b(?:aws|azure|gcp|cloudflare|fastly|stripe|github)\b/i,
  ],
  [
    'process',
    /\bexpir\w+|\bcertificate\b|\breview\b|\bmaintenance\b|\bmanual(?:ly)?\b|\bprocess\b|\bapproval\b|\bhand-?over\b|\bvalidat\w+|\bCI\b/i,
  ],
  [
    'knowledge',
    /\brunbook\b|\bdocs?\b|\bdocumentation\b|\b(?:didn['’]?t|did not|nobody) (?:know|knew|realis\w+|realiz\w+)\b|\btraining\b|\bunfamiliar\b/i,
  ],
  ['detection', /\balert\w*|\bmonitor\w*|\bdashboard\b|\bvisibility\b/i],
  [
    'defect',
    /\bbug\b|\bleak\b|\bregression\b|\bexception\b|\brace\b|\bdeadlock\b|\bnull\b|\bcrash\w*|\btypo\b|\bpanic\b|\bquery\b|\bmigration\b|\bindex\b/i,
  ],
];

const kindOf = (text: string, otherwise: FactorKind): FactorKind =>
  KIND_SIGNS.find(([, sign]) => sign.test(text))?.[0] ?? otherwise;

const EXPLAINED = 'given as an explanation';

const POINT = {
  impactStarted: 'the impact started',
  detected: 'it was noticed',
  acknowledged: 'it was acknowledged',
};

/** The first phase that is known: what a factor comes before. */
const firstPhase = ({ phases }: Material): keyof typeof POINT =>
  phases.impactStarted ? 'impactStarted' : phases.detected ? 'detected' : 'acknowledged';

type Parts = {
  event: Happening;
  kind: FactorKind;
  role: FactorRole;
  text: string;
  why: string;
  about: string;
  evidence?: string[];
  facts?: string[];
};

const capital = (words: string): string => `${words[0]?.toUpperCase()}${words.slice(1)}`;

const factor = ({ event, kind, role, text, why, about, evidence, facts }: Parts): DraftItem => ({
  type: 'factor',
  candidate: true,
  kind,
  role,
  quote: quote(event.text),
  why,
  note: `${capital(why)}: ${about}.`,
  text,
  evidence: evidence ?? [event.id],
  ...(facts ? { facts } : {}),
});

const changes = (material: Material): DraftItem[] => {
  const { start } = material;
  if (start === undefined) return [];
  const phase = firstPhase(material);
  return findChangesBefore(material).map((event, index) => {
    const length = sayDuration(event.at, start);
    const gap = length === 'the same moment' ? 'at the moment' : `${length} before`;
    const about = `${material.local.when(event.at)}, ${gap} ${POINT[phase]}`;
    return factor({
      event,
      kind: kindOf(event.text, 'change'),
      role: index === 0 ? 'may-have-triggered' : 'may-have-made-possible',
      text: `${quote(event.text)} ${about}.`,
      why: 'a change shortly before the start',
      about,
      ...together({ evidence: [event.id] }, phaseEvidence(material, [phase])),
    });
  });
};

const said = (material: Material, event: Happening, role: FactorRole, otherwise: FactorKind, why: string): DraftItem =>
  factor({
    event,
    role,
    why,
    about: whoAndWhen(material, event),
    kind: kindOf(event.text, otherwise),
    text: `${citeEvent(material, event)}.`,
  });

/** Alerts name what the systems saw. Once somebody explained it, only those from before the start add to that. */
const alerts = (material: Material, isExplained: boolean): DraftItem[] =>
  findFirstAlerts(material).flatMap((event) => {
    const { phases, start } = material;
    if (start === undefined || (isExplained && event.at >= start)) return [];
    const phase = firstPhase(material);
    const length = sayDuration(event.at, start);
    const isStart = length === 'the same moment';
    const relation = event.at < start ? 'before' : 'after';
    const gap = isStart ? '' : `, ${length} ${relation} ${POINT[phase]}`;
    const about = `${material.local.when(event.at)}${gap}`;
    const text = `The alert ${quote(event.text)} fired ${about}.`;
    const support =
      isStart && phases[phase]?.evidence.includes(event.id)
        ? { evidence: [event.id] }
        : together({ evidence: [event.id] }, phaseEvidence(material, [phase]));
    const kind = kindOf(event.text, 'unknown');
    return [
      factor({
        event,
        kind,
        role: 'may-have-made-possible',
        text,
        about,
        why: 'an alert around the start',
        ...support,
      }),
    ];
  });

/** Candidates from the record, for people to confirm or strike: changes, explanations, early alerts, what hindered, what helped. */
export const draftContributingFactors = (material: Material): DraftItem[] => {
  const seen = new Set<string>();
  const fresh = (events: Happening[]) => events.filter((event) => !seen.has(event.id) && seen.add(event.id));
  const items = changes(material);
  for (const item of items) seen.add(item.evidence[0]!);
  for (const event of fresh(findDiagnoses(material)))
    items.push(said(material, event, 'may-have-made-possible', 'unknown', EXPLAINED));
  items.push(
    ...alerts(
      material,
      items.some((item) => item.type === 'factor' && item.why === EXPLAINED),
    ),
  );
  for (const event of fresh(findStatements(material, 'dependency', 2)))
    items.push(said(material, event, 'may-have-made-possible', 'dependency', 'names a dependency'));
  for (const event of fresh(findStatements(material, 'obstacle', 3)))
    items.push(said(material, event, 'made-it-worse', 'process', 'something stood in the way'));
  for (const event of fresh(findStatements(material, 'limited', 2)))
    items.push(said(material, event, 'limited-the-damage', 'unknown', 'something kept it smaller'));
  return items;
};
