import { capitalise, count, sayList, sayOrdinal } from '../plain-words.ts';
import type { DecisionFacts, Repeat } from './facts.ts';
import type { DecisionPolicy } from './policy.ts';
import { type Reason, speaksFor } from './reason.ts';

const nameOf = (repeat: Repeat): string => repeat.reference ?? repeat.incidentId;

/** "the same alert HighErrorRate", named where there are few. */
const LIKENESS = {
  alert: (values: readonly string[]) => `the same alert ${sayList(values, 2)}`,
  cause: (values: readonly string[]) => `${sayList(values, 2)} named in both`,
  factor: () => 'a factor in common',
  title: () => 'a similar title',
} as const;
const LIKENESSES = Object.keys(LIKENESS) as (keyof typeof LIKENESS)[];

/** "hit checkout with a similar title": what all of the repeats, taken together, have in common with this one. */
function sayAlike(repeats: readonly Repeat[]): string {
  const alike = repeats.flatMap((repeat) => repeat.alike);
  const valuesOf = (wanted: string) => [
    ...new Set(alike.filter(({ what }) => what === wanted).flatMap(({ values }) => values)),
  ];
  const services = valuesOf('service');
  const others = LIKENESSES.flatMap((what) => {
    const values = valuesOf(what);
    return alike.some((item) => item.what === what) ? [LIKENESS[what](values)] : [];
  });
  const hit = services.length > 0 ? `hit ${sayList(services)}` : 'came';
  const said = valuesOf('said').length > 0 ? ', said to be the same' : '';
  return others.length > 0 ? `${hit} with ${sayList(others)}${said}` : `${hit} too${said}`;
}

/** Repeats mostly come within 20 days, so those weigh more than later ones; a third time weighs most. */
export function repeatRule({ repeats }: DecisionFacts, policy: DecisionPolicy): Reason[] {
  const counted = repeats
    .filter(({ daysAgo }) => daysAgo <= policy.repeatWindowDays)
    .sort((a, b) => a.daysAgo - b.daysAgo);
  const [latest] = counted;
  if (latest === undefined) return [];

  const soon = latest.daysAgo <= policy.repeatSoonDays;
  const once = soon ? policy.repeatSoonWeight : policy.repeatLaterWeight;
  const points = counted.length > 1 ? policy.repeatManyWeight : once;
  const days = Math.max(1, Math.ceil(counted.at(-1)?.daysAgo ?? 0));
  const within = days === 1 ? 'one day' : count(days, 'day');
  const which = sayList(counted.map(nameOf));
  const after = latest.followedUp ? `; ${latest.followedUp}` : '';
  const text = `${capitalise(sayOrdinal(counted.length + 1))} time in ${within}: ${which} ${sayAlike(counted)}${after}`;
  return speaksFor(
    'repeat',
    points,
    text,
    [],
    counted.map(({ incidentId }) => incidentId),
  );
}
