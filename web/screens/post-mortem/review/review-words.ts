import { count, sayList } from '#shared/rules/plain-words.ts';
import type { Readiness, Reviewer } from '../../../data/reviews.ts';

/** "Ana approved · Bo is asked · 2 things stand before publication". */
export function sayReview(reviewers: readonly Reviewer[], readiness: Readiness | undefined): string {
  const inState = (...states: Reviewer['state'][]) =>
    reviewers.filter((one) => states.includes(one.state)).map((one) => one.person.name);
  const some = (names: string[], one: string, many = one) =>
    names.length === 0 ? [] : [`${sayList(names, 3)} ${names.length === 1 ? one : many}`];
  const parts = [
    ...some(inState('changes-requested'), 'asked for changes'),
    ...some(inState('approved'), 'approved'),
    ...some(inState('expired'), 'approved an earlier text'),
    ...some(inState('asked'), 'is asked', 'are asked'),
  ];
  const who = parts.length === 0 ? ['No reviewers yet'] : parts;
  return [...who, ...sayStanding(readiness)].join(' · ');
}

function sayStanding(readiness: Readiness | undefined): string[] {
  if (!readiness) return [];
  const { musts, shoulds } = readiness;
  if (musts.length > 0)
    return [`${count(musts.length, 'thing')} ${musts.length === 1 ? 'stands' : 'stand'} before publication`];
  return shoulds.length > 0 ? [`${count(shoulds.length, 'thing')} open`] : ['ready to publish'];
}
