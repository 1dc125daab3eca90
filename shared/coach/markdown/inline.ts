import type { Span } from '../finding.ts';
import { isDigit, isSpace, isWordCode } from '../text/characters.ts';

/** What is in a stretch of Markdown besides its words. Offsets within the stretch. */
export type Inline = { skip: Span[]; opaque: Span[]; people: (Span & { name: string })[] };

const PUNCTUATION = /[!-/:-@[-`{-~]/;
const LONGEST_EMAIL_PART = 100;

/** Where each bracket or parenthesis closes; one walk with a stack. Escaped ones and those in code are not asked for. */
const matchPairs = (text: string, open: string, close: string): Map<number, number> => {
  const matches = new Map<number, number>();
  const stack: number[] = [];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === open) stack.push(at);
    else if (text[at] === close && stack.length > 0) matches.set(stack.pop()!, at);
  }
  return matches;
};

/** Looks a sign up from ever later places; what was found ahead, or not found, is not looked for again. */
const finder = (text: string, sign: string): ((from: number) => number) => {
  let known = -2;
  return (from) => {
    if (known === -1 || known >= from) return known;
    known = text.indexOf(sign, from);
    return known;
  };
};

const runLength = (text: string, at: number): number => {
  let end = at;
  while (text[end] === text[at]) end++;
  return end - at;
};

/** Where code that opens with a run of backticks at `at` ends; -1 where nothing closes it. */
const codeFinder = (text: string): ((at: number, length: number) => number) => {
  const ends = new Map<number, number[]>();
  for (let at = 0; at < text.length; at++) {
    if (text[at] !== '`') continue;
    const length = runLength(text, at);
    const places = ends.get(length) ?? [];
    places.push(at);
    ends.set(length, places);
    at += length - 1;
  }
  for (const places of ends.values()) places.reverse();
  return (at, length) => {
    const places = ends.get(length) ?? [];
    while (places.length > 0 && places.at(-1)! <= at) places.pop();
    return places.length > 0 ? places.at(-1)! + length : -1;
  };
};

const urlEnd = (text: string, at: number): number => {
  let end = at;
  while (end < text.length && !isSpace(text.charCodeAt(end)) && !'<>"`|'.includes(text[end]!)) end++;
  while (end > at && '.,;:!?*_~\'")]}'.includes(text[end - 1]!)) end--;
  return end;
};

const isAddressCode = (code: number) => isWordCode(code) || code === 45 || code === 46 || code === 43;

/** "sam@example.com" and "@scope/pkg", around the "@" at `at`. */
const addressAround = (text: string, at: number, floor: number): Span | undefined => {
  let end = at + 1;
  while (end < text.length && isAddressCode(text.charCodeAt(end))) end++;
  while (end > at + 1 && text[end - 1] === '.') end--;
  let start = at;
  while (start > floor && at - start < LONGEST_EMAIL_PART && isAddressCode(text.charCodeAt(start - 1))) start--;
  if (start < at && text.slice(at + 1, Math.min(end, at + 260)).includes('.')) return { start, end };
  if (start === at && text[end] === '/' && isWordCode(text.charCodeAt(end + 1))) {
    end++;
    while (end < text.length && (isAddressCode(text.charCodeAt(end)) || text[end] === '/')) end++;
    return { start, end };
  }
  return undefined;
};

const MENTION = /^\]\(debrief:person\//;

/** Reads marks, code, links and addresses of one stretch of text. Linear; never throws. */
export const readInline = (text: string): Inline => {
  const found: Inline = { skip: [], opaque: [], people: [] };
  const brackets = text.includes('[') ? matchPairs(text, '[', ']') : undefined;
  const parentheses = brackets && text.includes('](') ? matchPairs(text, '(', ')') : undefined;
  const nextAngle = finder(text, '>');
  const nextCommentEnd = finder(text, '-->');
  const codeEnd = text.includes('`') ? codeFinder(text) : undefined;
  let wordFloor = 0;

  /** The end of a link, image or citation that begins with the bracket at `at`; -1 if it is just a bracket. */
  const linkEnd = (at: number): number => {
    const close = brackets?.get(at);
    if (close === undefined) return -1;
    if (text[close + 1] === '(') {
      const end = parentheses?.get(close + 1);
      return end === undefined ? -1 : end + 1;
    }
    if (text[close + 1] === '[') {
      const end = brackets?.get(close + 1);
      return end === undefined ? -1 : end + 1;
    }
    return text[at + 1] === '^' ? close + 1 : -1;
  };

  let at = 0;
  while (at < text.length) {
    const sign = text[at]!;
    let end = at + 1;
    let isOpaque = false;
    if (sign === '\\' && at + 1 < text.length && PUNCTUATION.test(text[at + 1]!)) {
      found.skip.push({ start: at, end: at + 1 });
      at += 2;
      continue;
    }
    if (sign === '`') {
      const length = runLength(text, at);
      const close = codeEnd!(at + length - 1, length);
      end = close < 0 ? at + length : close;
      isOpaque = close >= 0;
    } else if (sign === '[' || (sign === '!' && text[at + 1] === '[')) {
      const bracket = sign === '[' ? at : at + 1;
      const close = linkEnd(bracket);
      if (close > 0) {
        const label = brackets!.get(bracket)!;
        end = close;
        if (sign === '[' && text[at + 1] === '@' && MENTION.test(text.slice(label, label + 20))) {
          found.people.push({ start: at, end, name: text.slice(at + 2, label).replace(/\\(.)/g, '$1') });
        } else isOpaque = true;
      }
    } else if (sign === '<' && /[A-Za-z/!]/.test(text[at + 1] ?? '')) {
      const isComment = text.startsWith('<!--', at);
      const close = isComment ? nextCommentEnd(at + 2) : nextAngle(at);
      if (close > 0) {
        end = close + (isComment ? 3 : 1);
        if (
          !isComment &&
          /^<\/?(?:b|i|em|strong|u|s|a|span|mark|sup|sub|small|del|ins|font)\b/i.test(text.slice(at, at + 10))
        )
          found.skip.push({ start: at, end });
        else isOpaque = true;
      }
    } else if (
      (sign === 'h' || sign === 'w') &&
      (at === 0 || !isWordCode(text.charCodeAt(at - 1))) &&
      /^(?:https?:\/\/|www\.)/.test(text.slice(at, at + 8))
    ) {
      end = Math.max(urlEnd(text, at), at + 1);
      isOpaque = true;
    } else if (sign === '@') {
      const address = addressAround(text, at, wordFloor);
      if (address) {
        at = address.start;
        end = address.end;
        isOpaque = true;
      }
    } else if (sign === '*' || (sign === '~' && text[at + 1] === '~')) {
      end = at + runLength(text, at);
      found.skip.push({ start: at, end });
    } else if (sign === '_') {
      end = at + runLength(text, at);
      const isWithin =
        at > 0 && isWordCode(text.charCodeAt(at - 1)) && end < text.length && isWordCode(text.charCodeAt(end));
      if (!isWithin) found.skip.push({ start: at, end });
    } else if (sign === '\n') {
      let next = at + 1;
      while (text[next] === ' ' || text[next] === '\t') next++;
      if (next > at + 1) found.skip.push({ start: at + 1, end: next });
      end = next;
    }
    if (isOpaque) {
      found.opaque.push({ start: at, end });
      wordFloor = end;
    }
    at = end;
  }
  return found;
};

/**
 * The first and the last place in a line from which on it is nothing but dashes, stars or such; `last` is -1 where there is none.
 * One walk from the end, so that each marker of a list within lists can be held against it.
 */
export const thematicBreakPlaces = (line: string): { first: number; last: number } => {
  let sign: string | undefined;
  let count = 0;
  let last = -1;
  let at = line.length - 1;
  for (; at >= 0; at--) {
    const own = line[at]!;
    if (own === ' ' || own === '\t') continue;
    sign ??= own;
    if (own !== sign || !'-*_'.includes(own)) break;
    count++;
    if (count === 3) last = at;
  }
  return { first: at + 1, last };
};

/** Is a line nothing but dashes, stars or such: a rule between parts? */
export const isThematicBreak = (line: string): boolean => {
  if (!/^[-*_]/.test(line)) return false;
  const { first, last } = thematicBreakPlaces(line);
  return first === 0 && last >= 0;
};

/** How many characters a list marker takes, the blank behind it included; 0 where none stands at `at`. */
export const listMarker = (text: string, at: number): number => {
  const sign = text[at];
  let end = at;
  if (sign === '-' || sign === '*' || sign === '+') end = at + 1;
  else {
    while (end < at + 9 && isDigit(text.charCodeAt(end))) end++;
    if (end === at || (text[end] !== '.' && text[end] !== ')')) return 0;
    end++;
  }
  return end >= text.length || text[end] === ' ' || text[end] === '\t' ? end - at + (end < text.length ? 1 : 0) : 0;
};
