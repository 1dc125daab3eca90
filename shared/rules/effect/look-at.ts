import type { FollowUpKind } from '../factor-words.ts';
import { count } from '../plain-words.ts';

const DAY = 86_400_000;

/**
 * Days until an effect may show, by kind of work, where nobody said when to look. Most incidents that come back do so within
 * 20 days, so six weeks see two such spans; what was repaired or found out shows within one.
 */
export const LOOK_AFTER_DAYS: Record<FollowUpKind, number> = {
  prevent: 42,
  detect: 42,
  mitigate: 42,
  repair: 21,
  investigate: 21,
};
const LOOK_AFTER_ANY = 42;
/** Nobody is asked about yesterday's work, whatever date was planned for it before it was done. */
const AT_LEAST = 7;

export type EffectPlan = { lookOn?: string | null | undefined; lookAfterWeeks?: number | null | undefined };

/** When to ask whether finished work helped (epoch ms, UTC), and why then: its own date, its own weeks, else its kind. */
export function lookAt(
  doneAt: number,
  kind: FollowUpKind | null,
  plan: EffectPlan | null,
): { at: number; because: string } {
  const earliest = doneAt + AT_LEAST * DAY;
  if (plan?.lookOn) {
    const at = Date.parse(`${plan.lookOn}T09:00:00Z`);
    return at >= earliest
      ? { at, because: `its plan says to look on ${plan.lookOn}` }
      : { at: earliest, because: `its plan said ${plan.lookOn}, which leaves no time since it was done` };
  }
  if (plan?.lookAfterWeeks)
    return {
      at: doneAt + plan.lookAfterWeeks * 7 * DAY,
      because: `its plan says to look after ${count(plan.lookAfterWeeks, 'week')}`,
    };
  const days = kind ? LOOK_AFTER_DAYS[kind] : LOOK_AFTER_ANY;
  const what = kind ? `work to ${kind}` : 'work of no particular kind';
  return { at: doneAt + days * DAY, because: `${count(days / 7, 'week')} is what ${what} is given` };
}
