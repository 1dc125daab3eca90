import type { FactorKind, FactorRole } from '../rules/factor-words.ts';
import type { Draft, FactorKind as DraftedKind, FactorRole as DraftedRole, DraftItem } from './shape.ts';

type Drafted = {
  /** What the same row is known by in a later draft of the same incident. */
  draftedAs: string;
  /** Ids of events; fields of the record, which no event shows, are left out. */
  evidence: string[];
};
export type DraftedFactor = Drafted & { title: string; kind: FactorKind; role: FactorRole; why: string };
export type DraftedRisk = Drafted & { text: string };
export type DraftedFollowUp = Drafted & { title: string; quote: string; why: string; owner: string | null };

/** What a draft proposes as rows, by the live block that shows them. */
export type DraftedRows = {
  'contributing-factors': DraftedFactor[];
  mitigators: DraftedFactor[];
  risks: DraftedRisk[];
  'follow-ups': DraftedFollowUp[];
};

const KINDS: Record<DraftedKind, FactorKind> = {
  change: 'process-and-change',
  process: 'process-and-change',
  misconfiguration: 'misconfiguration-and-defaults',
  defect: 'vulnerability-or-defect',
  capacity: 'capacity-and-load',
  dependency: 'dependency',
  knowledge: 'training-and-knowledge',
  detection: 'detection-and-alerting',
  unknown: 'unknown',
};

const ROLES: Record<DraftedRole, FactorRole> = {
  'may-have-triggered': 'triggered',
  'may-have-made-possible': 'made-possible',
  'made-it-worse': 'made-worse',
  'limited-the-damage': 'limited-the-damage',
};

/** The words of “a quotation”. */
const wordsOf = (quoted: string): string => quoted.replace(/^“([\s\S]*)”$/, '$1');

const drafted = (noun: string, { evidence }: DraftItem): Drafted => ({
  draftedAs: `${noun} ${evidence[0] ?? ''}`,
  evidence: evidence.filter((id) => !id.startsWith('#/')),
});

/** The first of each: the same event may be proposed twice, as a factor that limited the damage and as a mitigator. */
const once = <T extends Drafted>(rows: T[], known = new Set<string>()): T[] =>
  rows.filter(({ draftedAs }) => !known.has(draftedAs) && known.add(draftedAs));

const factorOf = (item: DraftItem): DraftedFactor[] => {
  if (item.type === 'factor') {
    const role = ROLES[item.role];
    const noun = role === 'limited-the-damage' ? 'mitigator' : 'factor';
    return [{ ...drafted(noun, item), title: wordsOf(item.quote), kind: KINDS[item.kind], role, why: item.note }];
  }
  if (item.type !== 'mitigator') return [];
  const row = { title: wordsOf(item.quote), kind: 'unknown' as const, role: 'limited-the-damage' as const };
  return [{ ...drafted('mitigator', item), ...row, why: item.note }];
};

/** Whether an item says what could still go wrong: it becomes a row, the other things learned stay text. */
export const isRisk = (item: DraftItem): item is DraftItem & { type: 'learning'; quote: string } =>
  item.type === 'learning' && item.kind === 'risk' && item.quote !== null;

const riskOf = (item: DraftItem): DraftedRisk[] =>
  isRisk(item) ? [{ ...drafted('risk', item), text: wordsOf(item.quote) }] : [];

const followUpOf = (item: DraftItem): DraftedFollowUp[] =>
  item.type === 'follow-up'
    ? [
        {
          ...drafted('follow-up', item),
          title: wordsOf(item.quote),
          quote: item.quote,
          why: item.note,
          owner: item.proposedOwner?.name ?? null,
        },
      ]
    : [];

/** The rows of a draft: candidates, for people to confirm or strike. */
export const draftRows = ({ sections }: Pick<Draft, 'sections'>): DraftedRows => {
  const itemsOf = (key: string) => sections.find((section) => section.key === key)?.items ?? [];
  const factors = itemsOf('contributing-factors').flatMap(factorOf);
  const isMitigator = ({ role }: DraftedFactor) => role === 'limited-the-damage';
  return {
    'contributing-factors': once(factors.filter((row) => !isMitigator(row))),
    mitigators: once([...itemsOf('mitigators').flatMap(factorOf), ...factors.filter(isMitigator)]),
    risks: once(itemsOf('learnings-and-risks').flatMap(riskOf)),
    'follow-ups': once(itemsOf('follow-ups').flatMap(followUpOf)),
  };
};
