/** Words that begin alike are kin ("validator", "validates"): told again, a thing is seldom named in the same form. */
const KIN = 6;
const kinOf = (token: string): string => (token.length > KIN ? token.slice(0, KIN) : token);

/** A text by its words: kin -> the word as it stands there. */
export type Text = ReadonlyMap<string, string>;
export const readText = (...tokens: readonly (readonly string[])[]): Text =>
  new Map(tokens.flat().map((token) => [kinOf(token), token]));

/** How telling words are among some texts. A word that two of them have, and no other, weighs 1. */
export type Weights = { of: (kin: string) => number; chanceOf: (kin: string) => number; meanLength: number };

/** Rarity as in BM25 (Robertson and Zaragoza, 2009), over the texts that are compared: log(1 + texts / texts with the word). */
export function weighTexts(texts: readonly Text[]): Weights {
  const holders = new Map<string, number>();
  for (const text of texts) for (const kin of text.keys()) holders.set(kin, (holders.get(kin) ?? 0) + 1);
  const unit = Math.log(1 + texts.length / 2);
  return {
    of: (kin) => Math.log(1 + texts.length / (holders.get(kin) ?? 1)) / unit,
    chanceOf: (kin) => ((holders.get(kin) ?? 1) - 1) / texts.length,
    meanLength: Math.max(1, texts.reduce((sum, { size }) => sum + size, 0) / Math.max(1, texts.length)),
  };
}

export type TextLikeness = {
  /** What they share beyond what chance gives texts of their length, in words that only these two have; by how much they say. */
  value: number;
  /** The most telling first. */
  shared: string[];
};

/** How much of what both say is held against what they share: 0 would be a bare sum, 1 a plain share. */
const LENGTH_SHARE = 0.3;

/** The same seen from either side. Words of `except` count for nothing. */
export function compareTexts(a: Text, b: Text, weights: Weights, except: ReadonlySet<string>): TextLikeness {
  const ofA = sumUp(a, weights, except);
  const ofB = sumUp(b, weights, except);
  const shared: { token: string; weight: number }[] = [];
  for (const [kin, token] of a) if (b.has(kin) && !except.has(token)) shared.push({ token, weight: weights.of(kin) });
  const both = shared.reduce((sum, { weight }) => sum + weight, 0);
  const byChance = (ofA.expected * ofB.count + ofB.expected * ofA.count) / 2 / weights.meanLength;
  const length = (ofA.said * ofB.said) ** (LENGTH_SHARE / 2);
  return {
    value: length === 0 ? 0 : Math.max(0, both - byChance) / length,
    shared: shared.sort((x, y) => y.weight - x.weight).map(({ token }) => token),
  };
}

function sumUp(text: Text, weights: Weights, except: ReadonlySet<string>) {
  let [count, said, expected] = [0, 0, 0];
  for (const [kin, token] of text) {
    if (except.has(token)) continue;
    const weight = weights.of(kin);
    count += 1;
    said += weight ** 2;
    expected += weight * weights.chanceOf(kin);
  }
  return { count, said, expected };
}
