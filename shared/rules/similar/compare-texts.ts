/** Words that begin alike are kin ("validator", "validates"): told again, a thing is seldom named in the same form. */
const KIN = 6;
const kinOf = (token: string): string => (token.length > KIN ? token.slice(0, KIN) : token);

/** A text by its words: kin -> the word as it stands there. */
export type Text = ReadonlyMap<string, string>;
export const readText = (...tokens: readonly (readonly string[])[]): Text =>
  new Map(tokens.flat().map((token) => [kinOf(token), token]));

/** How telling a word is, and how likely any other text has it. One that two texts have, and no other, weighs 1. */
type Weight = { weight: number; chance: number };
const NONE: Weight = { weight: 0, chance: 0 };
export type Weights = { of: ReadonlyMap<string, Weight>; meanLength: number };

/** Rarity as in BM25 (Robertson and Zaragoza, 2009), over the texts that are compared: log(1 + texts / texts with the word). */
export function weighTexts(texts: readonly Text[]): Weights {
  const holders = new Map<string, number>();
  for (const text of texts) for (const kin of text.keys()) holders.set(kin, (holders.get(kin) ?? 0) + 1);
  const unit = Math.log(1 + texts.length / 2);
  const of = new Map<string, Weight>();
  for (const [kin, held] of holders)
    of.set(kin, { weight: Math.log(1 + texts.length / held) / unit, chance: (held - 1) / texts.length });
  return { of, meanLength: Math.max(1, texts.reduce((sum, { size }) => sum + size, 0) / Math.max(1, texts.length)) };
}

/** What a text says in all, and what of it any other text would share by chance. Reckoned once for each text. */
export type Reckoned = { text: Text; count: number; said: number; expected: number };

export function reckon(text: Text, { of }: Weights): Reckoned {
  let [said, expected] = [0, 0];
  for (const kin of text.keys()) {
    const { weight, chance } = of.get(kin) ?? NONE;
    said += weight * weight;
    expected += weight * chance;
  }
  return { text, count: text.size, said, expected };
}

function without(whole: Reckoned, except: ReadonlySet<string>, { of }: Weights): Reckoned {
  let { count, said, expected } = whole;
  for (const token of except) {
    const kin = kinOf(token);
    if (whole.text.get(kin) !== token) continue;
    const { weight, chance } = of.get(kin) ?? NONE;
    count -= 1;
    said -= weight * weight;
    expected -= weight * chance;
  }
  // Subtracting leaves what rounding leaves where nothing is left.
  return { text: whole.text, count, said: count === 0 ? 0 : said, expected };
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
export function compareTexts(
  one: Reckoned,
  other: Reckoned,
  weights: Weights,
  except: ReadonlySet<string>,
): TextLikeness {
  const [a, b] = [without(one, except, weights), without(other, except, weights)];
  const shared: { token: string; weight: number }[] = [];
  for (const [kin, token] of a.text)
    if (b.text.has(kin) && !except.has(token)) shared.push({ token, weight: weights.of.get(kin)?.weight ?? 0 });
  const both = shared.reduce((sum, { weight }) => sum + weight, 0);
  const byChance = (a.expected * b.count + b.expected * a.count) / 2 / weights.meanLength;
  const length = (a.said * b.said) ** (LENGTH_SHARE / 2);
  return {
    value: length === 0 ? 0 : Math.max(0, both - byChance) / length,
    shared: shared.sort((x, y) => y.weight - x.weight).map(({ token }) => token),
  };
}
