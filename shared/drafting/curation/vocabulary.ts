import { GROUP, groupsOf } from './lexicon.ts';

/** Longer texts are judged by how they begin. */
export const READ_AT_MOST = 700;

/** What a token looks like, as bits. */
export const MARK = {
  /** Another script than Latin. */
  foreign: 1 << 0,
  accented: 1 << 1,
  /** A name out of a system: "db-7", "api.internal". */
  identifier: 1 << 2,
  contraction: 1 << 3,
  /** "-ed" */
  past: 1 << 4,
} as const;

/** Groups whose words say how somebody speaks, not what about. */
const SPEECH =
  GROUP.firstPerson |
  GROUP.we |
  GROUP.secondPerson |
  GROUP.filler |
  GROUP.modal |
  GROUP.opinion |
  GROUP.courtesy |
  GROUP.be |
  GROUP.function |
  GROUP.demonstrative;
/** Enough of a word to know it again in another form, in most languages. */
const STEM = 6;

const LINK = /https?:\/\/\S+/g;

const isPlain = (code: number) => (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
const isUnspaced = (code: number) => (code >= 0x3040 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7af);

const JOINTS = new Set("'’-./:@".split('').map((sign) => sign.charCodeAt(0)));
/** By character code: 0 not asked yet, 1 part of a word, 2 none. */
const kinds = new Uint8Array(0x10000);
function isWordPart(code: number): boolean {
  if (code < 128) return isPlain(code);
  if (kinds[code] === 0) kinds[code] = /[\p{L}\p{N}\p{M}]/u.test(String.fromCharCode(code)) ? 1 : 2;
  return kinds[code] === 1;
}

function marksOf(token: string): number {
  let marks = 0;
  if (/[\u00c0-\u024f]/.test(token)) marks |= MARK.accented;
  if (token.charCodeAt(0) > 0x24f) marks |= MARK.foreign;
  else if (token.length > 4 && (/[-_./:]/.test(token) || (/\d/.test(token) && /\p{L}/u.test(token))))
    marks |= MARK.identifier;
  if (token.includes("'") && !token.endsWith("'s")) marks |= MARK.contraction;
  if (token.length > 4 && token.endsWith('ed')) marks |= MARK.past;
  return marks;
}

/**
 * Numbers the words of one record, so that each is looked at once however often it occurs: its groups, its looks, and the
 * terms it stands for when vocabularies are compared.
 */
export class Vocabulary {
  /** Token number plus one by the hash of its characters, open addressing; no text is cut out until a word is new. */
  #slots = new Int32Array(1 << 14);
  #hashes: number[] = [];
  #terms = new Map<string, number>();
  /** Bits of `GROUP` by token number. */
  readonly groups: number[] = [];
  /** Bits of `MARK` by token number. */
  readonly marks: number[] = [];
  /** Terms by token number; none for words of speech. */
  readonly terms: (readonly number[])[] = [];

  get termCount(): number {
    return this.#terms.size;
  }

  #term(text: string): number {
    const known = this.#terms.get(text);
    if (known !== undefined) return known;
    this.#terms.set(text, this.#terms.size);
    return this.#terms.size - 1;
  }

  #termsOf(token: string, groups: number): readonly number[] {
    if (isUnspaced(token.charCodeAt(0))) {
      // Scripts without spaces: pairs of characters stand for words.
      const pairs: number[] = [];
      for (let at = 0; at + 1 < token.length && at < 40; at += 1) pairs.push(this.#term(token.slice(at, at + 2)));
      return pairs;
    }
    if (token.length < 3 || groups & SPEECH) return [];
    return [this.#term(token.length > STEM ? token.slice(0, STEM) : token)];
  }

  #number(hash: number, text: string, from: number, to: number): number {
    let slot = hash & (this.#slots.length - 1);
    for (; this.#slots[slot] !== 0; slot = (slot + 1) & (this.#slots.length - 1)) {
      const number = this.#slots[slot]! - 1;
      if (this.#hashes[number] === hash) return number;
    }
    const token = text.slice(from, to).replaceAll('’', "'");
    const number = this.groups.length;
    const groups = groupsOf(token);
    this.#slots[slot] = number + 1;
    this.#hashes.push(hash);
    this.groups.push(groups);
    this.marks.push(marksOf(token));
    this.terms.push(this.#termsOf(token, groups));
    if (this.groups.length * 2 > this.#slots.length) this.#widen();
    return number;
  }

  #widen(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    for (const [number, hash] of this.#hashes.entries()) {
      let slot = hash & (slots.length - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = number + 1;
    }
    this.#slots = slots;
  }

  /** The words of a text as token numbers, its links left out. */
  read(text: string): number[] {
    const head = text.length > READ_AT_MOST ? text.slice(0, READ_AT_MOST) : text;
    const lower = (head.includes('http') ? head.replace(LINK, ' ') : head).toLowerCase();
    const found: number[] = [];
    const { length } = lower;
    let at = 0;
    while (at < length) {
      if (!isWordPart(lower.charCodeAt(at))) {
        at += 1;
        continue;
      }
      const from = at;
      let hash = 0x811c9dc5;
      for (; at < length; at += 1) {
        let code = lower.charCodeAt(at);
        if (!isWordPart(code) && code !== 95) {
          if (!JOINTS.has(code) || at + 1 >= length || !isWordPart(lower.charCodeAt(at + 1))) break;
          if (code === 0x2019) code = 39;
        }
        hash = Math.imul(hash ^ code, 0x01000193);
      }
      hash ^= hash >>> 15;
      found.push(this.#number(hash, lower, from, at));
    }
    return found;
  }
}
