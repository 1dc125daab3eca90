import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextAnchor } from '#shared/contracts/comments.ts';
import { documentSchema as schema } from '../schema/schema.ts';
import { findQuote } from './find-quote.ts';
import { placeAnchor, quoteAt } from './place-anchor.ts';
import { readSectionTexts } from './section-text.ts';
import { similarity } from './similarity.ts';

const PROSE =
  'At ten the mail queue filled because the worker had no memory left. Nobody saw it for an hour, as the alert was muted. ' +
  'The queue drained after a restart, and the backlog was sent twice to some customers.';
const cut = (text: string, from: number, to: number) => ({
  quote: text.slice(from, to),
  prefix: text.slice(Math.max(0, from - 64), from),
  suffix: text.slice(to, to + 64),
});

describe('words in an edited text', () => {
  const range = fc
    .tuple(fc.nat({ max: PROSE.length - 20 }), fc.integer({ min: 14, max: 60 }))
    .map(([from, length]) => ({ from, to: Math.min(PROSE.length, from + length) }));
  const words = fc.stringMatching(/^[A-Z ]{0,25}$/);

  it('are found whatever was written before and after them', () =>
    fc.assert(
      fc.property(range, words, words, fc.nat(), fc.nat(), ({ from, to }, one, two, a, b) => {
        const [before, after] = [a % (from + 1), to + (b % (PROSE.length - to + 1))];
        const edited = `${PROSE.slice(0, before)}${one}${PROSE.slice(before, after)}${two}${PROSE.slice(after)}`;
        const found = findQuote(edited, cut(PROSE, from, to))!;
        expect(edited.slice(found.from, found.to)).toBe(PROSE.slice(from, to));
      }),
    ));

  it('are found when something was written, or a little removed, in the middle of them', () =>
    fc.assert(
      fc.property(
        range,
        fc.stringMatching(/^[A-Z]{0,6}$/),
        fc.nat(),
        fc.nat({ max: 4 }),
        ({ from, to }, one, a, gone) => {
          const at = from + 2 + (a % (to - from - 4));
          const edited = `${PROSE.slice(0, at)}${one}${PROSE.slice(Math.min(to - 2, at + gone))}`;
          const found = findQuote(edited, cut(PROSE, from, to));
          expect(found).not.toBeNull();
          expect(similarity(edited.slice(found!.from, found!.to), PROSE.slice(from, to))).toBeGreaterThan(0.5);
        },
      ),
    ));

  it('are gone when they are gone', () =>
    fc.assert(
      fc.property(range, ({ from, to }) => {
        const edited = PROSE.slice(0, from) + PROSE.slice(to);
        const found = findQuote(edited, cut(PROSE, from, to));
        // What is left may be much like it by chance; never the words themselves.
        if (found) expect(similarity(edited.slice(found.from, found.to), PROSE.slice(from, to))).toBeLessThan(0.8);
      }),
    ));

  it('stand where their surroundings say when they stand in several places', () => {
    const text = 'first the queue filled, then the queue emptied';
    expect(findQuote(text, { quote: 'queue', prefix: 'then the ', suffix: ' emptied' })).toEqual({ from: 33, to: 38 });
    expect(findQuote(text, { quote: 'queue', prefix: 'first the ', suffix: ' filled' })).toEqual({ from: 10, to: 15 });
    expect(findQuote('nothing of it: queue', { quote: 'queue', prefix: 'xx', suffix: 'yy' })).toBeNull();
  });

  it('are looked for without hurry in a text of a million letters', () => {
    const text = 'the alert was muted and nobody saw it. '.repeat(25_000);
    const begin = performance.now();
    findQuote(text, {
      quote: 'an alert nobody had muted was seen by somebody else entirely',
      prefix: 'qq',
      suffix: 'zz',
    });
    expect(performance.now() - begin).toBeLessThan(1000);
  });
});

describe('an anchor in a document', () => {
  const paragraph = (...content: (string | number)[]) =>
    schema.node(
      'paragraph',
      null,
      content.map((one) => (typeof one === 'string' ? schema.text(one) : schema.node('citation', { number: one }))),
    );
  const document = (...sections: ReturnType<typeof paragraph>[][]) =>
    schema.node(
      'doc',
      null,
      sections.map((content, index) => schema.node('section', { key: `s${index}` }, content)),
    );
  const anchorAt = (doc: ReturnType<typeof document>, from: number, to: number): TextAnchor => ({
    kind: 'text',
    start: null,
    end: null,
    ...quoteAt(doc, from, to)!,
  });
  const textAt = (
    doc: ReturnType<typeof document>,
    anchor: TextAnchor,
    tracked: { from: number; to: number } | null,
  ) => {
    const place = placeAnchor(readSectionTexts(doc), anchor, tracked);
    return place && doc.textBetween(place.from, place.to, '\n', '#');
  };

  const doc = document(
    [paragraph('At ten the queue', 1, ' filled and nobody saw'), paragraph('Second')],
    [paragraph('Third')],
  );
  const anchor = anchorAt(doc, 9, 26);

  it('quotes words across what is not words', () => {
    expect(anchor).toMatchObject({ section: 's0', quote: 'the queue\uFFFC filled', prefix: 'At ten ' });
    expect(anchor.suffix).toBe(' and nobody saw\nSecond');
  });
  it('is settled where it stands as it stood', () =>
    expect(placeAnchor(readSectionTexts(doc), anchor, { from: 9, to: 26 })).toEqual({
      from: 9,
      to: 26,
      section: 's0',
      isSettled: true,
    }));
  it('is found again where its paragraph was split and what was tracked is lost', () => {
    const split = document([
      paragraph('At ten '),
      paragraph('the queue', 1, ' filled and nobody saw'),
      paragraph('Second'),
    ]);
    for (const tracked of [null, { from: 9, to: 9 }, { from: 2, to: 5 }])
      expect(textAt(split, anchor, tracked)).toBe('the queue# filled');
  });
  it('keeps to what is tracked when the words were rewritten within the same surroundings', () => {
    const rewritten = document([paragraph('At ten everything stopped and nobody saw'), paragraph('Second')]);
    expect(textAt(rewritten, anchor, { from: 9, to: 27 })).toBe('everything stopped');
  });
  it('goes along to another section, and is detached when its words are gone', () => {
    const moved = document([paragraph('Nothing')], [paragraph('Later: the queue', 1, ' filled up')]);
    expect(textAt(moved, anchor, null)).toBe('the queue# filled');
    expect(textAt(document([paragraph('At ten  and nobody saw')]), anchor, { from: 9, to: 9 })).toBeNull();
  });
  it('of nothing but white space is none', () => expect(quoteAt(document([paragraph('a   b')]), 3, 5)).toBeNull());
});
