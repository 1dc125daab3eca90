import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Passage } from './finding.ts';
import { makeCoach, oncePerDocument, REACH } from './make-coach.ts';
import { coachMarkdown, readPassages } from './read-markdown.ts';

const roster = [
  { name: 'Sam Okafor', handles: ['sam'] },
  { name: 'José Müller-Şahin' },
  { name: '佐藤 美咲' },
  { name: 'Łukasz van der Berg', handles: ['@luk'] },
  { name: 'Will Grace' },
];
const coach = makeCoach({ roster, services: ['Jenkins', 'Cassandra'] });

const repeated = (piece: string, length: number) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

/** Pieces that drive scanners and rules to their worst: each repeated to one long text. */
const WORST: Record<string, string> = {
  'one giant token': 'a',
  'one line of words': 'Sam should have not never without ',
  newlines: '\n',
  'blank and newline': ' \n',
  'straight quotes': '"',
  'quotes between words': '"a" \'b ',
  'open quotes': '“',
  'open and closed quotes': '„a«b‘c ',
  'single quotes': " 'a",
  brackets: '[',
  'closed brackets': '[]',
  'nested links': '[a](',
  'half links': '](',
  parentheses: '(',
  backticks: '`',
  'growing runs of backticks': '` `` ``` ```` ',
  asterisks: '*',
  'emphasised letters': '*a_b_**',
  backslashes: '\\',
  'open tags': '<a ',
  'open comments': '<!--',
  'open comments on lines': 'a\n<!--\n',
  'nested lists': '- ',
  'ever deeper lists': '- a\n  ',
  quotations: '> ',
  'unclosed fences': '```\n~~~\n',
  bars: '|',
  'table that never begins': 'a|b\n|-\n',
  headings: '# ',
  'at signs': '@',
  addresses: 'a@b.c@',
  handles: 'sam@ @sam ',
  colons: 'Sam: ',
  commas: 'Sam, Ana, ',
  'who upon who': 'Sam, who ',
  coordinated: 'Sam ran and ',
  'adverbs without end': 'Sam really ',
  possessives: "Sam's ",
  'apostrophes in words': "a'",
  hyphens: 'a-',
  dots: 'a.',
  roles: 'the on-call engineer ',
  'modifiers without end': 'senior ',
  names: 'Will Grace ',
  phrases: 'the root cause ',
  'key and value': 'a=b ',
  'human error': 'human error not ',
  'without end': 'without testing ',
  judged: 'careless lazy ',
  'surrogates apart': '\ud83d',
  'combining marks': 'e\u0301',
  ideographs: '美咲',
};

/** In milliseconds, once. */
const cost = (text: string): number => {
  const start = performance.now();
  coachMarkdown(coach, text);
  return performance.now() - start;
};

/**
 * Whether four times the text costs far less than sixteen times as much, which quadratic work would. What disturbs one run on
 * a busy machine does not disturb every one: the best of both lengths so far are compared, until they agree or ten tries are over.
 */
const isLinear = (piece: string): boolean => {
  const texts = [repeated(piece, 25_000), repeated(piece, 100_000)] as const;
  let [short, long] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let run = 0; run < 10; run++) {
    short = Math.min(short, cost(texts[0]));
    long = Math.min(long, cost(texts[1]));
    // The floor keeps tiny times from meaning anything.
    if (run > 0 && long < 11 * Math.max(short, 8)) return true;
  }
  return false;
};

describe('text made to be slow', () => {
  it.each(Object.entries(WORST))('%s: four times the text costs about four times as much', (_, piece) => {
    expect(isLinear(piece)).toBe(true);
  });

  it('reads a million newlines', () => {
    expect(coachMarkdown(coach, '\n'.repeat(1_000_000))).toEqual([]);
  });
});

const WORDS = [
  'Sam',
  'Sam Okafor',
  '@sam',
  'sam@',
  'José',
  'Łukasz',
  'Will',
  '美咲',
  'Jenkins',
  'should have',
  'did not',
  'failed to',
  'carelessly',
  'restarted',
  'the primary',
  'the on-call engineer',
  'human error',
  "Sam's mistake",
  'broke',
  'by mistake',
  'and',
  ',',
  '.',
  '. ',
  '? ',
  ': ',
  '; ',
  '"',
  '“',
  '”',
  "'",
  '‘',
  '’',
  '`',
  '``',
  '**',
  '*',
  '_',
  '\\',
  '\n',
  '\n\n',
  '\n> ',
  '\n- ',
  '\n  - ',
  '\n# Timeline\n',
  '\n## Follow-ups\n',
  '\n```\n',
  '\n~~~\n',
  '| a | b |\n|---|---|\n| ',
  ' | ',
  '[',
  '](',
  ')',
  '[^1]',
  '[@Sam Okafor](debrief:person/x)',
  '<!-- ',
  ' -->',
  'https://x.y/z',
  'a@b.co',
  '@a/b',
  '🔥',
  'e\u0301',
  'שם',
  'clearly',
  'just',
  'some customers',
  'The root cause was',
  'was deleted',
  'because',
  'showed',
  'improve',
  '\r\n',
  '\t',
  '    ',
  '---\n',
];
const markdown = fc.oneof(
  fc.array(fc.constantFrom(...WORDS), { maxLength: 40 }).map((words) => words.join(' ')),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 40 }).map((words) => words.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

describe('laws', () => {
  it('offsets are exact, inside their sentence, and sorted', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        let last = 0;
        for (const finding of coachMarkdown(coach, text)) {
          expect(text.slice(finding.start, finding.end)).toBe(finding.quote);
          expect(finding.quote).not.toBe('');
          expect(finding.start).toBeGreaterThanOrEqual(last);
          expect(finding.sentence.start).toBeLessThanOrEqual(finding.start);
          expect(finding.sentence.end).toBeGreaterThanOrEqual(finding.end);
          expect(finding.questions.length).toBeGreaterThan(0);
          expect([...finding.questions, finding.why].join()).not.toMatch(/[{}]|undefined/);
          last = finding.start;
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('passages are exact slices, in order and apart', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        let last = 0;
        for (const passage of readPassages(text)) {
          expect(text.slice(passage.start, passage.start + passage.text.length)).toBe(passage.text);
          expect(passage.start).toBeGreaterThanOrEqual(last);
          last = passage.start + passage.text.length;
          for (const spans of [passage.skip, passage.opaque, passage.people]) {
            let end = 0;
            for (const span of spans) {
              expect(span.start).toBeGreaterThanOrEqual(end);
              expect(span.end).toBeGreaterThan(span.start);
              end = span.end;
            }
            expect(end).toBeLessThanOrEqual(passage.text.length);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('nothing that is not judged is found: code, links, quotations', () => {
    const blamed = 'Sam carelessly broke it';
    const wraps = [
      '`X`',
      '``a ` X``',
      '[X](http://a)',
      '"X"',
      '“X”',
      '«X»',
      '‘X’',
      '\n> X\n',
      '\n```\nX\n```\n',
      '\n\n    X\n\n',
      '<!-- X -->',
      '![X](a.png)',
      '[X][ref]',
      '\n~~~~\n```\nX\n~~~~\n',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...wraps),
        fc.constantFrom('', 'At 14:05 ', 'Lag grew.\n\n'),
        fc.constantFrom('', '\n\nLag fell.'),
        (wrap, before, after) => {
          expect(coachMarkdown(coach, before + wrap.replace('X', blamed) + after)).toEqual([]);
        },
      ),
    );
  });

  it('a passage read alone with its neighbours is read as in the whole', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const passages = readPassages(text);
        const whole = coach.read(passages);
        const one = makeCoach({ roster, services: ['Jenkins', 'Cassandra'] });
        const apart = passages.map((_, index) => {
          const from = Math.max(0, index - REACH);
          return one.readAt(passages.slice(from, index + REACH + 1), index - from);
        });
        expect(oncePerDocument(apart)).toEqual(whole);
      }),
      { numRuns: 400 },
    );
  });

  it('reading twice says the same, and a roster never moves an offset', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        expect(coachMarkdown(coach, text)).toEqual(coachMarkdown(coach, text));
        for (const finding of coachMarkdown(makeCoach(), text))
          expect(text.slice(finding.start, finding.end)).toBe(finding.quote);
      }),
      { numRuns: 300 },
    );
  });

  it('spans that overlap, or stand outside, are borne', () => {
    const span = fc.record({ start: fc.integer({ min: -3, max: 60 }), end: fc.integer({ min: -3, max: 60 }) });
    fc.assert(
      fc.property(fc.array(span, { maxLength: 5 }), fc.array(span, { maxLength: 5 }), (skip, opaque) => {
        const passage: Passage = {
          text: 'Sam carelessly deleted the table and Ana failed to look.',
          place: 'prose',
          skip,
          opaque,
          people: [],
        };
        for (const { start, end, quote } of coach.read([passage])[0]!)
          expect(passage.text.slice(start, end)).toBe(quote);
      }),
    );
  });
});
