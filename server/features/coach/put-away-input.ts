import { GAPS, type GapRule, type Rule } from '#shared/coach/finding.ts';
import type { PutAway } from '#shared/coach/put-away.ts';
import { AppError } from '#shared/errors.ts';

const GAP_RULES: ReadonlySet<string> = new Set(GAPS);
export const isGapRule = (rule: Rule | GapRule): rule is GapRule => GAP_RULES.has(rule);

/** Words stand in a section; a gap stands nowhere, which is the point of it. */
export function requirePutAway({ rule, section, quote, sentence }: PutAway): PutAway {
  if (isGapRule(rule)) return { rule, section: null, quote, sentence: '' };
  const missing = section === null ? 'section' : quote.trim() === '' ? 'quote' : undefined;
  if (missing)
    throw new AppError('bad-input', `${missing} is missing: ${rule} is about words, so say which and where.`, [
      { path: missing, why: 'is missing' },
    ]);
  return { rule, section, quote, sentence };
}
