export const STEP_KEYS = ['welcome', 'timeline', 'questions', 'factors', 'helped', 'parking-lot', 'close'] as const;
export type StepKey = (typeof STEP_KEYS)[number];
export type AgendaStep = { key: StepKey; minutes: number };

/** Parts of a hundred: most of the time belongs to what happened, least to what to do about it. */
const SHARES: Record<StepKey, number> = {
  welcome: 6,
  timeline: 36,
  questions: 20,
  factors: 14,
  helped: 8,
  'parking-lot': 10,
  close: 6,
};

export const STEP_TITLES: Record<StepKey, string> = {
  welcome: 'Welcome',
  timeline: 'Timeline',
  questions: 'Open questions',
  factors: 'Contributing factors',
  helped: 'What helped',
  'parking-lot': 'Parking lot',
  close: 'Close',
};

/** What is said at the beginning, in words to read out. */
export const GROUND_RULES = [
  'We are here to understand how it made sense at the time, not to find who is at fault.',
  'Say what you saw, expected and did. Names are fine when they help to understand.',
  'First what happened, then why it was possible. Ideas for fixes wait in the parking lot.',
  'Everybody’s view counts; where two remember it differently, we write down both.',
] as const;

/**
 * The steps of a meeting of so many whole minutes (at least one for each step), with planned minutes that add up to exactly
 * that: shares by largest remainder.
 */
export function agendaOf(minutes: number): AgendaStep[] {
  const total = Math.max(Math.floor(minutes), STEP_KEYS.length);
  const spare = total - STEP_KEYS.length;
  const exact = STEP_KEYS.map((key) => (spare * SHARES[key]) / 100);
  const given = exact.map((share) => 1 + Math.floor(share));
  const byRemainder = exact.map((share, index) => ({ index, rest: share % 1 })).sort((a, b) => b.rest - a.rest);
  const left = total - given.reduce((sum, one) => sum + one, 0);
  for (const { index } of byRemainder.slice(0, left)) given[index]! += 1;
  return STEP_KEYS.map((key, index) => ({ key, minutes: given[index]! }));
}
