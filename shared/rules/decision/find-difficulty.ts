import type { RuleEvent } from '../event-words.ts';
import { shorten } from '../plain-words.ts';
import { DIFFICULTY_KINDS, type DifficultyKind, type DifficultySign } from './facts.ts';
import { isSpoken, spokenWords } from './spoken-lines.ts';

/** Cheap first look; most chatter ends here. */
const STEM =
  /run ?book|play ?book|docs?\b|documentation|own|on[- ]?call|access|permission|log|credential|who |vpn|locked|blind|dashboard|grafana|kibana|metrics|traces|visibility|answer|reply|respon|reach|hold of|picking up|paged? /i;

const CANNOT = "\\b(?:can't|cannot|can not|couldn't|could not|unable to|not able to)";
const NO =
  "\\b(?:no|without(?: a| any)?|(?:don't|do not|doesn't|didn't) have (?:a|any|the)?|there's no|there is no|missing)";
const GUIDE = '\\b(?:run ?books?|play ?books?|docs?|documentation)\\b';
const ACCESS = '(?:access|permissions?|credentials)\\b';

const r = String.raw;
const PHRASES: Record<DifficultyKind, readonly string[]> = {
  'no-runbook': [
    r`${NO} (?:\w+ )?${GUIDE}`,
    r`${CANNOT} find (?:a|the|any|our) (?:\w+ )?${GUIDE}`,
    r`${GUIDE} (?:is|are|was|seems?|looks?) (?:\w+ )?(?:out[ -]?of[ -]?date|outdated|stale|wrong|missing|empty|useless|gone)\b`,
    r`${GUIDE} (?:doesn't|does not|don't) (?:cover|mention|say|help|match)\b`,
    r`\bnot in the ${GUIDE}`,
  ],
  'no-owner': [
    r`\b(?:who|which team) (?:actually |even |currently )?(?:owns|maintains|is responsible for|looks after|is on[- ]?call for)\b`,
    r`\b(?:nobody|no one) (?:\w+ )?(?:owns|knows who)\b`,
    r`${CANNOT} find (?:\w+ )?(?:owner|on[- ]?call)\b`,
    r`\b(?:don't|doesn't|not) (?:know|sure) who (?:owns|to (?:ask|page|call|ping|contact))\b`,
    r`\bno idea who (?:owns|to (?:ask|page|call|ping|contact))\b`,
    r`\b(?:has|have|with) no (?:clear )?owner\b`,
    r`\bunowned\b`,
  ],
  'no-access': [
    r`\b(?:don't|do not|doesn't|does not|didn't) have (?:the )?(?:\w+ )?${ACCESS}`,
    r`\b(?:ha[sd]|have|with) no (?:\w+ )?${ACCESS}`,
    r`\black(?:s|ing)? (?:the )?(?:\w+ )?${ACCESS}`,
    r`\b(?:i|we|he|she|they) ${CANNOT} (?:\w+ )?(?:log ?in(?:to)?|log on|ssh|get in(?:to)?|access|connect to (?:prod|the vpn|vpn))\b`,
    r`\blocked out\b`,
    r`\bwaiting (?:for|on) (?:\w+ )?${ACCESS}`,
    r`\bneed(?:s|ed)? (?:someone|somebody|anyone) with (?:\w+ )?${ACCESS}`,
    r`\bwho has (?:\w+ )?access\b`,
  ],
  'no-sight': [
    r`\b(?:flying|we're|i'm) blind\b`,
    r`${NO} (?:logs|metrics|dashboards?|visibility|traces|monitoring)\b`,
    r`\b(?:i|we) ${CANNOT} (?:\w+ )?see (?:any |the )?(?:logs|metrics|traces|graphs)\b`,
    r`\b(?:dashboards?|grafana|kibana|logging) (?:is|are) (?:also )?(?:down|broken|empty|gone)\b`,
  ],
  'no-answer': [
    r`\bno (?:answer|reply|response) from\b`,
    r`${CANNOT} (?:reach|get (?:a )?hold of) (?:the )?(?:\w+ )?(?:on[- ]?call|team|vendor|support|anyone|anybody|them|him|her)\b`,
    r`\b(?:isn't|aren't|nobody is|nobody's|no one is|not) (?:answering|picking up|responding to (?:the |my |our )?pages?)\b`,
    r`\bpaged? (?:\w+ ){0,3}(?:again|twice|three times)\b`,
  ],
};
const PATTERNS = DIFFICULTY_KINDS.map((kind) => [kind, new RegExp(PHRASES[kind].join('|'), 'i')] as const);
const MOST_PER_KIND = 5;

/**
 * Messages that show the response itself was hard: no runbook, no owner found, access missing, nothing to look at,
 * nobody answering. Reads English. At most five messages a kind.
 */
export function findDifficulty(events: readonly RuleEvent[]): DifficultySign[] {
  const signs: DifficultySign[] = [];
  const found = new Map<DifficultyKind, number>();
  for (const event of events) {
    if (!STEM.test(event.text) || !isSpoken(event)) continue;
    const words = spokenWords(event.text);
    const kind = PATTERNS.find(([name, pattern]) => (found.get(name) ?? 0) < MOST_PER_KIND && pattern.test(words))?.[0];
    if (!kind) continue;
    found.set(kind, (found.get(kind) ?? 0) + 1);
    signs.push({ kind, quote: shorten(event.text, 120), evidence: [event.id] });
  }
  return signs;
}
