import { type FoldedWord, foldedWords } from './folded-words.ts';

/** What must not be read. `key` is whom or what it belongs to: one person has several. */
export type Needle = {
  key: string;
  text: string;
  as: string;
  /** It is also an ordinary word: only with a capital is it a name. */
  needsCapital?: boolean;
  /** Only behind an @ it is a handle. */
  needsSign?: boolean;
};

/** `from` and `to` are UTF-16 units of the text searched. */
export type Hit = { key: string; as: string; from: number; to: number };

type Compiled = Needle & { words: string[] };
/** Needles by their first word, the longest first. */
export type Needles = ReadonlyMap<string, readonly Compiled[]>;

/** Signs between the words of one needle, besides any blanks and line breaks: "sam.okafor". */
const MOST_BETWEEN = 3;
const MAIL_DOMAIN = /^@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u;

export function compileNeedles(needles: readonly Needle[]): Needles {
  const byFirst = new Map<string, Compiled[]>();
  for (const needle of needles) {
    const words = foldedWords(needle.text).map(({ folded }) => folded);
    if (words.length === 0) continue;
    const same = byFirst.get(words[0]!) ?? [];
    byFirst.set(words[0]!, [...same, { ...needle, words }]);
  }
  for (const same of byFirst.values()) same.sort((a, b) => b.words.length - a.words.length);
  return byFirst;
}

/** Every place of every needle, from the first to the last, none over another: the longest wins. */
export function findNeedles(text: string, needles: Needles): Hit[] {
  if (needles.size === 0) return [];
  const words = foldedWords(text);
  const hits: Hit[] = [];
  for (let at = 0; at < words.length; ) {
    const found = needles.get(words[at]!.folded)?.find((needle) => standsAt(text, words, at, needle));
    if (found) hits.push(widened(text, words[at]!.from, words[at + found.words.length - 1]!.to, found));
    at += found?.words.length ?? 1;
  }
  return hits.filter((hit, index) => hit.from >= (hits[index - 1]?.to ?? 0));
}

function standsAt(
  text: string,
  words: readonly FoldedWord[],
  at: number,
  { words: sought, needsCapital, needsSign }: Compiled,
): boolean {
  if (needsSign && text[words[at]!.from - 1] !== '@') return false;
  if (needsCapital && !words[at]!.isCapital) return false;
  return sought.every((folded, index) => {
    const word = words[at + index];
    return word?.folded === folded && (index === 0 || areNext(text, words[at + index - 1]!, word));
  });
}

function areNext(text: string, before: FoldedWord, word: FoldedWord): boolean {
  return text.slice(before.to, word.from).replace(/\s/g, '').length <= MOST_BETWEEN;
}

/** With the sign of a handle, and with the domain when it is the beginning of an address. */
function widened(text: string, from: number, to: number, { key, as }: Needle): Hit {
  const domain = MAIL_DOMAIN.exec(text.slice(to, to + 260))?.[0].length ?? 0;
  return { key, as, from: text[from - 1] === '@' ? from - 1 : from, to: to + domain };
}
