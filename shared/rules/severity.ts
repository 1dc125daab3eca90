/**
 * Severity as tools and people write it, read as a rank from 1 (worst) to 5 (least). Every tool has its own scale, so the
 * text itself is kept and shown; the rank is only for rules that must compare. What cannot be read stays unknown.
 * Word scales: Statuspage (critical, major, minor), Zabbix (disaster ... information), Alertmanager labels (critical,
 * warning, info, page, ticket), PagerDuty urgency (high, low), incident.io (critical, major, minor).
 */
export type SeverityRank = 1 | 2 | 3 | 4 | 5;
export type Severity = {
  /** As it was written, trimmed; empty when nothing was given. */
  said: string;
  /** Absent: not known. */
  rank?: SeverityRank;
  /** How the text was read, as a sentence for the screen. */
  why: string;
};

const RANK_NAMES: Record<SeverityRank, string> = {
  1: 'the highest severity',
  2: 'a high severity',
  3: 'a middling severity',
  4: 'a low severity',
  5: 'the lowest severity',
};

const WORDS: ReadonlyMap<string, SeverityRank> = new Map(
  (
    [
      [1, 'critical crit blocker emergency disaster catastrophic catastrophe fatal urgent highest outage down'],
      [2, 'major high serious severe error page disrupted'],
      [3, 'moderate medium average normal partial degraded warning warn'],
      [4, 'minor low ticket small'],
      [5, 'trivial lowest cosmetic info informational information notice negligible'],
    ] as const
  ).flatMap(([rank, words]) => words.split(' ').map((word) => [word, rank] as const)),
);

/** "SEV-2", "sev 2", "P1", "S3", "Priority: 2", "severity_1", "level 4". The number may be a roman one up to V. */
const NUMBERED = /\b(?:sev(?:erity)?|p(?:rio(?:rity)?)?|s|l(?:evel)?|tier)[\s:#._-]*([0-9]{1,2}|i{1,3}|iv|v)\b/i;
const BARE_NUMBER = /^\(?([0-5])\)?(?:\s*[-:/.)(]\s*\D*)?$/;
const NEGATED = /\b(?:not|non)[\s-]+(?=[a-z])/i;
const ROMAN: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4, v: 5 };

/** What a rank means, for a sentence: "SEV1 is the highest severity". */
export const nameSeverityRank = (rank: SeverityRank): string => RANK_NAMES[rank];

/** Reads free text. Never throws; the number wins over a word beside it, since "P2 (critical path)" is a P2. */
export function readSeverity(text: string | null | undefined): Severity {
  const said = (text ?? '').slice(0, 200).trim();
  if (said === '') return { said, why: 'No severity was given' };
  const plain = said.normalize('NFKC').replaceAll('_', ' ');

  const digits = NUMBERED.exec(plain)?.[1] ?? BARE_NUMBER.exec(plain)?.[1];
  if (digits !== undefined) {
    const number = ROMAN[digits.toLowerCase()] ?? Number(digits);
    const rank = Math.min(5, Math.max(1, number)) as SeverityRank;
    return { said, rank, why: `“${said}” is read as ${RANK_NAMES[rank]} (${rank} of 5)` };
  }
  if (NEGATED.test(plain)) return { said, why: `“${said}” says what it is not, so the severity is not known` };

  const word = (plain.toLowerCase().match(/\p{L}+/gu) ?? []).find((candidate) => WORDS.has(candidate));
  const rank = word === undefined ? undefined : WORDS.get(word);
  if (rank === undefined) return { said, why: `“${said}” is not a severity that is known here` };
  return { said, rank, why: `“${said}” is read as ${RANK_NAMES[rank]} (${rank} of 5)` };
}
