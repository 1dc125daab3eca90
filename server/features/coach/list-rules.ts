import { operation } from '#server/platform/operation.ts';
import { GAPS, RULES } from '#shared/coach/finding.ts';
import { coachRules as contract } from '#shared/contracts/coach.ts';
import { DISMISSAL_REASONS, type DismissalReason, precisionOf } from '#shared/rules/coach-precision.ts';
import { countDismissed, countTaken } from './dismissals-store.ts';
import { isGapRule } from './put-away-input.ts';
import { getSettings } from './settings-store.ts';

export const listRules = operation(contract, async (ctx, actor) => {
  const [taken, dismissed, { offRules }] = await Promise.all([
    countTaken(ctx.db, actor),
    countDismissed(ctx.db, actor),
    getSettings(ctx.db),
  ]);
  const items = [...RULES, ...GAPS].map((rule) => {
    const takenAs = (word: string) => taken.find((one) => one.rule === rule && one.word === word)?.count ?? 0;
    const putAwayAs = (word: string) => dismissed.find((one) => one.rule === rule && one.word === word)?.count ?? 0;
    const counts = {
      taken: { answered: takenAs('answered'), reworded: takenAs('reworded') },
      dismissed: Object.fromEntries(DISMISSAL_REASONS.map((reason) => [reason, putAwayAs(reason)])) as Record<
        DismissalReason,
        number
      >,
    };
    return {
      rule,
      kind: isGapRule(rule) ? ('gap' as const) : ('finding' as const),
      ...counts,
      ...precisionOf(counts),
      off: offRules.includes(rule),
    };
  });
  return { items };
});
