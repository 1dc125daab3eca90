import { compareFactors } from '../similar/compare.ts';

/** A factor as it is known again: its kind, and its title without case and outer blanks. */
export type NamedKey = { kind: string; words: string };
export type NamedPair = { kind: string; one: string; other: string };

const keyOf = (kind: string, words: string): string => `${kind}\n${words}`;

/**
 * Which names are one factor. The same words of the same kind are one already; `pairs` are of incidents of which one repeats the
 * other, and of the same kind: they are one where their words are nearly the same. Gives for each such factor all of its names.
 */
export function joinNamed(pairs: readonly NamedPair[]): { kind: string; words: string[] }[] {
  const groups = new Map<string, { kind: string; words: Set<string> }>();
  for (const { kind, one, other } of pairs) {
    if (one === other || compareFactors([one], [other]).length === 0) continue;
    const found = [one, other].map((words) => groups.get(keyOf(kind, words)));
    const words = new Set([one, other, ...found.flatMap((group) => [...(group?.words ?? [])])]);
    const joined = { kind, words };
    for (const each of words) groups.set(keyOf(kind, each), joined);
  }
  return [...new Set(groups.values())].map(({ kind, words }) => ({ kind, words: [...words].sort() }));
}
