import { similarity } from './similarity.ts';

/** Words of a text, with some of what stood before and after them. */
export type Quote = { quote: string; prefix: string; suffix: string };
export type Words = { from: number; to: number };

/** Shorter words are found everywhere: they count only where their surroundings agree. */
const TELLING = 8;
/** Below this it is another text (`similarity`). */
const ALIKE = 0.45;
const SEED = 5;

/**
 * Finds the words in a text that was edited since: by the words themselves where they stand unchanged, at the place whose
 * surroundings agree best; else between what stood around them; else where most of their parts stand together.
 * Offsets in UTF-16 units; null when they are gone.
 */
export function findQuote(text: string, quote: Quote): Words | null {
  if (quote.quote.length === 0) return null;
  return findExact(text, quote) ?? findBetween(text, quote) ?? findParts(text, quote);
}

function findExact(text: string, { quote, prefix, suffix }: Quote): Words | null {
  let best: Words | null = null;
  let bestScore = -1;
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    const score = endsAlike(text.slice(0, at), prefix) + beginsAlike(text.slice(at + quote.length), suffix);
    if (score > bestScore) [best, bestScore] = [{ from: at, to: at + quote.length }, score];
  }
  const isTelling = quote.length >= TELLING || bestScore >= 3 || (prefix === '' && suffix === '');
  return isTelling ? best : null;
}

/** What stands between the words that stood around it is what it was changed to, as long as something of it is left. */
function findBetween(text: string, { quote, prefix, suffix }: Quote): Words | null {
  const [before, after] = [prefix.slice(-TELLING * 2), suffix.slice(0, TELLING * 2)];
  if (before.trim().length < 3 || after.trim().length < 3) return null;
  let best: Words | null = null;
  let bestScore = ALIKE / 2;
  for (let at = text.indexOf(before); at >= 0; at = text.indexOf(before, at + 1)) {
    const from = at + before.length;
    const to = text.indexOf(after, from);
    if (to <= from || to - from > quote.length * 3 + 80) continue;
    const score = similarity(quote, text.slice(from, to));
    if (score > bestScore) [best, bestScore] = [{ from, to }, score];
  }
  return best && trimmed(text, best);
}

/** Pieces of the quote vote for where it would begin; the place with most votes is looked at closely. */
function findParts(text: string, { quote }: Quote): Words | null {
  if (quote.length < SEED * 2) return null;
  const reach = Math.max(8, Math.ceil(quote.length / 3));
  const hits: { at: number; index: number }[] = [];
  for (let index = 0; index + SEED <= quote.length; index++) {
    const seed = quote.slice(index, index + SEED);
    let seen = 0;
    for (let at = text.indexOf(seed); at >= 0 && seen < 50; at = text.indexOf(seed, at + 1), seen++)
      hits.push({ at, index });
  }
  const votes = new Map<number, number>();
  for (const { at, index } of hits) {
    const bucket = Math.floor((at - index) / reach);
    for (const near of [bucket, bucket + 1]) votes.set(near, (votes.get(near) ?? 0) + 1);
  }
  const winner = [...votes].sort((a, b) => b[1] - a[1])[0];
  if (!winner) return null;
  const near = hits.filter(({ at, index }) => {
    const bucket = Math.floor((at - index) / reach);
    return bucket === winner[0] || bucket === winner[0] - 1;
  });
  const first = near.reduce((a, b) => (b.at < a.at ? b : a));
  const last = near.reduce((a, b) => (b.at > a.at ? b : a));
  const found = [
    { from: first.at, to: last.at + SEED },
    { from: Math.max(0, first.at - first.index), to: Math.min(text.length, last.at + quote.length - last.index) },
  ].map((words) => ({ ...words, score: similarity(quote, text.slice(words.from, words.to)) }));
  const best = found.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score >= ALIKE ? trimmed(text, best) : null;
}

function trimmed(text: string, { from, to }: Words): Words | null {
  while (from < to && /\s/.test(text[from]!)) from++;
  while (to > from && /\s/.test(text[to - 1]!)) to--;
  return from < to ? { from, to } : null;
}

function endsAlike(text: string, end: string): number {
  let length = 0;
  while (length < end.length && length < text.length && text.at(-1 - length) === end.at(-1 - length)) length++;
  return length;
}
function beginsAlike(text: string, start: string): number {
  let length = 0;
  while (length < start.length && length < text.length && text[length] === start[length]) length++;
  return length;
}
