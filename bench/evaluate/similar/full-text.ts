import { titleTokens } from '#shared/rules/similar.ts';
import type { Labelled } from './labelled.ts';

const K = 1.2;
const B = 0.75;

/** Plain search of the same words, ranked by BM25 (Robertson and Zaragoza, 2009): what a search box would find. */
export function fullText(asked: Labelled, others: readonly Labelled[], limit: number): string[] {
  const wordsOf = (one: Labelled) => titleTokensOfAll([one.title, one.summary, ...one.alerts, ...one.services]);
  const documents = others.map((one) => ({ id: one.id, words: wordsOf(one) }));
  const average = documents.reduce((sum, { words }) => sum + words.length, 0) / Math.max(1, documents.length);
  const holders = new Map<string, number>();
  for (const { words } of documents) for (const word of new Set(words)) holders.set(word, (holders.get(word) ?? 0) + 1);
  const query = new Set(wordsOf(asked));
  return documents
    .map(({ id, words }) => {
      let score = 0;
      for (const word of query) {
        const times = words.filter((one) => one === word).length;
        if (times === 0) continue;
        const held = holders.get(word) ?? 0;
        const rarity = Math.log(1 + (documents.length - held + 0.5) / (held + 0.5));
        score += (rarity * times * (K + 1)) / (times + K * (1 - B + (B * words.length) / average));
      }
      return { id, score };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ id }) => id);
}

/** Every word as often as it stands there. */
const titleTokensOfAll = (texts: readonly string[]): string[] =>
  texts.flatMap((text) => text.split(/\s+/).flatMap((word) => titleTokens(word)));
