import type { Node } from 'prosemirror-model';
import type { TextAnchor } from '#shared/contracts/comments.ts';
import { findQuote, type Words } from './find-quote.ts';
import { placeOf, readSectionTexts, type SectionText, wordsAt } from './section-text.ts';
import { similarity } from './similarity.ts';

const CONTEXT = 64;
const LONGEST = 2000;

/** Where a thread's words stand now; `isSettled` when they and their surroundings are as the anchor says. */
export type Place = { from: number; to: number; section: string; isSettled: boolean };

/** What an anchor says of the words at [from, to) of the document. Null where no words are. Within one section: the first. */
export function quoteAt(doc: Node, from: number, to: number): Omit<TextAnchor, 'kind' | 'start' | 'end'> | null {
  return quoteIn(readSectionTexts(doc), from, to);
}

function quoteIn(sections: readonly SectionText[], from: number, to: number) {
  for (const section of sections) {
    const words = wordsAt(section, from, to);
    const quote = section.text.slice(words.from, words.to).slice(0, LONGEST);
    if (quote.trim().length === 0) continue;
    const last = words.from + quote.length;
    return {
      section: section.key,
      quote,
      prefix: section.text.slice(Math.max(0, words.from - CONTEXT), words.from),
      suffix: section.text.slice(last, last + CONTEXT),
    };
  }
  return null;
}

/**
 * Finds the words of an anchor. `tracked` is where the shared text says they are; it is believed as far as it agrees with
 * the quote, because a block that is split or written anew loses what was tracked in it. Null when the words are gone.
 */
export function placeAnchor(
  sections: readonly SectionText[],
  anchor: TextAnchor,
  tracked: { from: number; to: number } | null,
): Place | null {
  const followed = tracked && tracked.from < tracked.to ? quoteIn(sections, tracked.from, tracked.to) : null;
  if (tracked && followed && followed.quote === anchor.quote && followed.section === anchor.section)
    return { ...tracked, section: followed.section, isSettled: isSame(followed, anchor) };

  const searched = search(sections, anchor);
  const alike = followed ? similarity(followed.quote, anchor.quote) : 0;
  const foundAlike = searched ? similarity(searched.text, anchor.quote) : 0;
  if (searched && foundAlike > alike) return { ...searched.place, isSettled: false };
  if (tracked && followed && (alike >= STILL || standsThere(followed, anchor)))
    return { ...tracked, section: followed.section, isSettled: false };
  return null;
}

/** Enough is left of the words to be the same. */
const STILL = 0.3;

/** The words were rewritten, and yet what is around them stands as it stood. */
const standsThere = (now: { prefix: string; suffix: string }, anchor: TextAnchor) =>
  now.prefix.slice(-8) === anchor.prefix.slice(-8) && now.suffix.slice(0, 8) === anchor.suffix.slice(0, 8);

const isSame = (now: { prefix: string; suffix: string }, anchor: TextAnchor) =>
  now.prefix === anchor.prefix && now.suffix === anchor.suffix;

// Looking for words that are gone takes milliseconds: it is done once for each state of a section.
const known = new WeakMap<readonly number[], Map<string, Words | null>>();

function findOnce({ text, positions }: SectionText, anchor: TextAnchor): Words | null {
  const ofText = known.get(positions) ?? new Map<string, Words | null>();
  known.set(positions, ofText);
  const key = [anchor.prefix, anchor.quote, anchor.suffix].join('\u0000');
  const before = ofText.get(key);
  if (before !== undefined) return before;
  const words = findQuote(text, anchor);
  ofText.set(key, words);
  return words;
}

/** In its own section first; elsewhere only word for word, as when somebody moved it. */
function search(sections: readonly SectionText[], anchor: TextAnchor) {
  const own = sections.find((one) => one.key === anchor.section);
  const words = own && findOnce(own, anchor);
  if (own && words) return found(own, words);
  if (anchor.quote.length < 12) return null;
  for (const section of sections) {
    const at = section === own ? -1 : section.text.indexOf(anchor.quote);
    if (at >= 0) return found(section, { from: at, to: at + anchor.quote.length });
  }
  return null;
}

const found = (section: SectionText, words: { from: number; to: number }) => ({
  text: section.text.slice(words.from, words.to),
  place: { ...placeOf(section, words.from, words.to), section: section.key },
});
