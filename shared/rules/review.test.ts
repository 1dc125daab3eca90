import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countApprovals,
  countChangedWords,
  findReviewRule,
  reviewerState,
  type Substance,
  type SubstanceRow,
  TOLERATED_WORDS,
  type Verdict,
  whyExpired,
} from './review.ts';
import { wordsOf } from './review-words.ts';

const word = fc.stringMatching(/^[a-z]{1,6}$/);
const text = fc.array(word, { maxLength: 60 });

describe('words of a text', () => {
  it('are without marks, targets, citations, blocks and numbers of lists', () => {
    const source =
      '1. The **queue** un*believ*ably [grew](https://a.example/x_(y) "Title").[^3]\n\n<!-- block: timeline -->\n\n> 2) `a_b`';
    expect(wordsOf(source)).toEqual(['The', 'queue', 'unbelievably', 'grew', 'ab']);
  });
  it('are single signs where words are not set apart', () => {
    expect(wordsOf('警報が鳴った')).toEqual(['警', '報', 'が', '鳴', 'っ', 'た']);
  });
  it.each(['<!--', '](', ']((', '](a(b)', '](a "', '\n', '> ', '1. ', '[^1', '(x)', '**', '漢'])(
    'are found in a document full of %j, in time that grows with its length',
    (unit) => {
      // Quadratic, one of these alone would take minutes.
      expect(wordsOf(`](${unit.repeat(300_000)} end`).at(-1)).toBe('end');
    },
  );
  it('stay the same however they are dressed', () => {
    const dress = fc.constantFrom('**', '_', '~~', '`');
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), fc.nat(), dress, (words, at, mark) => {
        const dressed = words.map((one, index) => (index === at % words.length ? `${mark}${one}${mark}` : one));
        expect(wordsOf(dressed.join('\n\n'))).toEqual(wordsOf(words.join(' ')));
      }),
    );
  });
});

describe('changed words', () => {
  it('are none between a text and itself', () => {
    fc.assert(fc.property(text, (words) => countChangedWords(words, words, 10) === 0));
  });
  it('are as many from one text to another as back', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const isOver = (n: number) => n === Number.POSITIVE_INFINITY;
        // One word for another may be told apart in several ways; whether it is a lot may not.
        expect(isOver(countChangedWords(a, b, 60))).toBe(isOver(countChangedWords(b, a, 60)));
        expect(countChangedWords(a, b, 60) === 0).toBe(a.join() === b.join());
      }),
    );
  });
  it('are never more than the words that were put in place of others', () => {
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 60 }),
        fc.array(fc.nat(), { maxLength: 15 }),
        (words, at) => {
          const places = new Set(at.map((one) => one % words.length));
          const other = words.map((one, index) => (places.has(index) ? `${one}0` : one));
          const changed = countChangedWords(words, other, TOLERATED_WORDS);
          if (places.size <= TOLERATED_WORDS) expect(changed).toBe(places.size);
          else expect(changed).toBe(Number.POSITIVE_INFINITY);
        },
      ),
    );
  });
  it('are counted in a text of thirty thousand words', () => {
    const long = Array.from({ length: 30_000 }, (_, index) => `w${index % 977}`);
    const typos = long.map((one, index) => (index % 3001 === 0 ? `${one}x` : one));
    expect(countChangedWords(long, typos, 10)).toBe(10);
    expect(countChangedWords(long, long.toReversed(), 10)).toBe(Number.POSITIVE_INFINITY);
  });
});

const row = (fields: Partial<SubstanceRow> = {}): SubstanceRow => ({
  id: 'a',
  kind: 'follow-up',
  words: ['Alert', 'on', 'depth'],
  ownerId: null,
  dueOn: null,
  ...fields,
});
const of = (words: string, ...rows: SubstanceRow[]): Substance => ({ words: words.split(' '), rows });

describe('an approval', () => {
  it('stands over the order of rows and a few words in all', () => {
    const [one, two] = [row(), row({ id: 'b', kind: 'risk' })];
    expect(whyExpired(of('a b c', one, two), of('a b d', two, row({ words: ['Alarm', 'on', 'depth'] })))).toBeNull();
  });
  it.each([
    ['a follow-up was added', of('a'), of('a', row())],
    ['a follow-up was taken away', of('a', row()), of('a')],
    ['a follow-up has another owner', of('a', row()), of('a', row({ ownerId: 'x' }))],
    ['a follow-up has another date', of('a', row()), of('a', row({ dueOn: '2026-03-04' }))],
    ['a factor became a mitigator', of('a', row({ kind: 'factor' })), of('a', row({ kind: 'mitigator' }))],
  ])('expires because %s', (why, before, after) => {
    expect(whyExpired(before, after)).toBe(why);
  });
  it('adds the words of text and rows', () => {
    const before = of('1 2 3 4 5 6', row({ words: ['1', '2', '3', '4', '5'] }));
    const after = of('a b c d e f', row({ words: ['a', 'b', 'c', 'd', 'e'] }));
    expect(whyExpired(before, after)).toBe('more than 10 words changed');
    expect(whyExpired(before, { ...after, words: before.words })).toBeNull();
  });
});

const said = (fields: Partial<Verdict>): Verdict => ({
  personId: 'bo',
  verdict: 'approved',
  expired: null,
  answered: false,
  ...fields,
});

describe('counting approvals', () => {
  const ownership = { ownerId: 'ana', ownerIsAlone: false };
  it('takes each person once, by what they said last', () => {
    expect(countApprovals([said({}), said({})], ownership)).toBe(1);
    expect(countApprovals([said({}), said({ verdict: 'changes-requested' })], ownership)).toBe(0);
    expect(countApprovals([said({}), said({ personId: 'cy' })], ownership)).toBe(2);
  });
  it('leaves out the owner while there is somebody else, programs, and what has expired', () => {
    expect(countApprovals([said({ personId: 'ana' })], ownership)).toBe(0);
    expect(countApprovals([said({ personId: 'ana' })], { ...ownership, ownerIsAlone: true })).toBe(1);
    expect(countApprovals([said({ personId: null }), said({ expired: 'x' })], ownership)).toBe(0);
  });
});

describe('a reviewer', () => {
  it('is asked until they say something, and again once their changes are made', () => {
    expect(reviewerState(undefined)).toBe('asked');
    expect(reviewerState(said({ verdict: 'changes-requested' }))).toBe('changes-requested');
    expect(reviewerState(said({ verdict: 'changes-requested', answered: true }))).toBe('asked');
    expect(reviewerState(said({ expired: 'x' }))).toBe('expired');
    expect(reviewerState(said({}))).toBe('approved');
  });
});

describe('the rule', () => {
  const rule = (severities: string[], services: string[], approvals: number) => ({
    severities,
    services,
    personIds: [],
    approvals,
  });
  it('is the first that fits; empty lists fit everything', () => {
    const rules = [rule(['SEV1'], ['ledger'], 2), rule(['SEV1'], [], 1), rule([], [], 0)];
    const find = (severities: string[], services: string[]) =>
      findReviewRule(rules, { severities, services })?.approvals;
    expect(find(['sev1'], ['Ledger', 'web'])).toBe(2);
    expect(find(['SEV1'], ['web'])).toBe(1);
    expect(find([], [])).toBe(0);
    expect(findReviewRule(rules.slice(0, 2), { severities: [], services: ['ledger'] })).toBeUndefined();
  });
});
