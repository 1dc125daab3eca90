import type { Catalogue } from './catalogue/catalogue.ts';
import type { Coach, Finding, Passage, Place } from './finding.ts';
import { catalogueFor } from './make-coach.ts';
import { readBlocks } from './markdown/blocks.ts';
import { readInline } from './markdown/inline.ts';
import { fold } from './text/characters.ts';

/** A passage and where it stands in the source: an offset in the passage plus `start` is one in the source. */
export type PlacedPassage = Passage & { start: number };

const PLACES: readonly Place[] = ['lucky', 'timeline', 'follow-ups', 'factors', 'summary', 'prose'];

/** What a heading announces, if it does; the catalogue has the phrases. */
export const placeOfHeading = (heading: string, catalogue: Catalogue): Place | undefined => {
  const text = ` ${fold(heading.slice(0, 300))
    .replace(/[^\p{L}\p{N};&-]+/gu, ' ')
    .trim()} `;
  return PLACES.find((place) =>
    catalogue.places[place]?.split('|').some((phrase) => text.includes(` ${fold(phrase).replace(/;/g, ' ').trim()} `)),
  );
};

/**
 * The passages of a Markdown source, in order: headings, paragraphs, list items, table cells. The text of each is an exact slice.
 * A heading decides the place of what stands below it, up to the next of its level or above. Linear; never throws on any text.
 */
export const readPassages = (markdown: string, language = 'en'): PlacedPassage[] => {
  const catalogue = catalogueFor(language);
  /** Places by heading level: what a deeper heading does not say, the one above it does. */
  const places: (Place | undefined)[] = [];
  return readBlocks(markdown).map(({ start, end, level, isTableHead }) => {
    const text = markdown.slice(start, end);
    if (level > 0) {
      places.length = level;
      places[level] = placeOfHeading(text, catalogue);
    }
    const place = level > 0 || isTableHead ? 'heading' : (places.findLast((known) => known !== undefined) ?? 'prose');
    return { text, place, start, ...readInline(text) };
  });
};

/** Reads a Markdown source; findings by their offsets in it, in order. */
export const coachMarkdown = (coach: Coach, markdown: string, language = 'en'): Finding[] => {
  const passages = readPassages(markdown, language);
  return coach.read(passages).flatMap((findings, index) => {
    const { start } = passages[index]!;
    return findings.map((finding) => ({
      ...finding,
      start: finding.start + start,
      end: finding.end + start,
      sentence: { start: finding.sentence.start + start, end: finding.sentence.end + start },
    }));
  });
};
