/** Without case and without what stands above and below letters: "José" and "jose" are the same to somebody who types. */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/ø/gi, 'o')
    .replace(/ł/gi, 'l')
    .replace(/ß/g, 'ss')
    .toLowerCase();

/**
 * How well a name fits what is typed: 3 begins with it, 2 each typed word begins a word of it, 1 holds it, 0 does not fit.
 * The names of one thing after the first (its other words) count a little less.
 */
export function rateOf(query: string, names: readonly string[]): number {
  const typed = folded(query).trim();
  if (!typed) return 1;
  return Math.max(0, ...names.map((name, index) => fitOf(typed, folded(name)) - (index > 0 ? 0.5 : 0)));
}

function fitOf(typed: string, name: string): number {
  if (name.startsWith(typed)) return 3;
  const words = name.split(/[\s/_.,:-]+/);
  if (typed.split(/\s+/).every((part) => words.some((word) => word.startsWith(part)))) return 2;
  return name.includes(typed) ? 1 : 0;
}

/** Those that fit, in their own order within equal fits: groups stay together while nothing is typed. */
export function fitting<T>(query: string, items: readonly T[], namesOf: (item: T) => readonly string[]): T[] {
  const rated = items.map((item) => ({ item, rate: rateOf(query, namesOf(item)) })).filter(({ rate }) => rate > 0);
  return rated.sort((a, b) => b.rate - a.rate).map(({ item }) => item);
}
