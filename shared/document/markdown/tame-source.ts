import { FENCE } from '../blocks.ts';
import { DEEPEST } from './normal-form.ts';

/** Brackets, or runs of signs of emphasis, in one paragraph: the parser compares each with all before it. */
const MOST_SIGNS = 1000;

/** The parser looks for each footnote among all. */
const MOST_FOOTNOTES = 300;
const FOOTNOTE = /^([ \t>]*)\[\^/;

const MARKER = '(?:[ \\t]*(?:>|(?:[-*+]|\\d{1,9}[.)])(?=[ \\t])))';
const DEEP = new RegExp(`^${MARKER}{${DEEPEST + 1}}`);
const DEEP_ENOUGH = new RegExp(`^${MARKER}{${DEEPEST}}[ \\t]*`);
const RULE = /^[ \t]*(?:(?:-[ \t]*)+|(?:\*[ \t]*)+)$/;
/** A line that ends the paragraph before it: an empty one, an item, a quote, a heading, a row. */
const BEGINS = /^[ \t]*(?:$|[-*+>#|]|\d{1,9}[.)])/;
const SIGNS = /\\(?:.|\n)|[[\]]|[*_~]+/g;

/** Signs past the limit lose their meaning: they stay as words. */
const tameSigns = (text: string): string => {
  if (text.length < MOST_SIGNS) return text;
  let brackets = 0;
  let runs = 0;
  return text.replace(SIGNS, (sign) => {
    if (sign.startsWith('\\')) return sign;
    const isBracket = sign === '[' || sign === ']';
    const count = isBracket ? ++brackets : ++runs;
    return count <= MOST_SIGNS ? sign : sign.replace(/./g, '\\$&');
  });
};

const tameMarkers = (line: string): string =>
  DEEP.test(line) && !RULE.test(line) ? line.replace(DEEP_ENOUGH, '$&\\').replace(/\\(\d{1,9})([.)])/, '$1\\$2') : line;

/**
 * The same text where it is written by people; of text made to keep a parser busy, the signs are words from some number on:
 * markers nested deeper than a document may be, and brackets and emphasis by the thousand in one paragraph.
 */
export const tameSource = (source: string): string => {
  const out: string[] = [];
  let paragraph: string[] = [];
  let fence: string | undefined;
  let footnotes = 0;
  const flush = () => {
    if (paragraph.length > 0) out.push(tameSigns(paragraph.join('\n')));
    paragraph = [];
  };
  for (const line of source.split('\n')) {
    const mark = FENCE.exec(line)?.[1];
    if (fence !== undefined || mark !== undefined) {
      flush();
      out.push(line);
      if (fence === undefined) fence = mark;
      else if (mark?.startsWith(fence)) fence = undefined;
      continue;
    }
    if (BEGINS.test(line)) flush();
    const isOneTooMany = FOOTNOTE.test(line) && ++footnotes > MOST_FOOTNOTES;
    paragraph.push(tameMarkers(isOneTooMany ? line.replace(FOOTNOTE, '$1\\[^') : line));
  }
  flush();
  return out.join('\n');
};
