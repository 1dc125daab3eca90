import type { Db } from '#server/platform/context.ts';
import type { ValueCounts } from '#shared/rules/value/count.ts';
import { joinNamed } from '#shared/rules/value/join-named.ts';
import { countJoined, countNamed, listRepeatedPairs } from './factors-store.ts';
import type { Scope } from './value-store.ts';

/** Of those under several names: more than these are shown by no page. */
const JOINED_AT_MOST = 12;

/** Single factors that two incidents or more have, under one name or several. */
export async function countNamedFactors(db: Db, scope: Scope): Promise<ValueCounts['named']> {
  const [same, pairs] = await Promise.all([countNamed(db, scope), listRepeatedPairs(db, scope)]);
  const joined = joinNamed(pairs).slice(0, JOINED_AT_MOST);
  const counted = await Promise.all(joined.map((one) => countJoined(db, scope, one)));
  const isJoined = (kind: string, words: string) =>
    joined.some((one) => one.kind === kind && one.words.includes(words));
  return [
    ...counted.flatMap((row, at) => (row ? [{ ...row, words: joined[at]?.words ?? [row.words] }] : [])),
    ...same.filter((row) => !isJoined(row.kind, row.words)).map((row) => ({ ...row, words: [row.words] })),
  ].toSorted((a, b) => Math.min(b.before, b.now) - Math.min(a.before, a.now) || b.before + b.now - a.before - a.now);
}
