import { describe, expect, test } from 'vitest';
import type { Passage } from '#shared/coach/finding.ts';
import { ignoreOf, ignoreOfGap, readIgnores } from './ignores.ts';

/** Paragraphs, cut at blank lines, with code between backticks. */
const passagesOf = (text: string): (Passage & { start: number })[] =>
  Array.from(text.matchAll(/^(?!<!--).+(?:\n(?!<!--).+)*/gm), ({ 0: words, index }) => ({
    text: words,
    start: index,
    place: 'prose',
    skip: [],
    opaque: Array.from(words.matchAll(/`[^`]*`/g), ({ 0: code, index: at }) => ({ start: at, end: at + code.length })),
    people: [],
  }));

const read = (text: string) => readIgnores(text, passagesOf(text));
const silences = (text: string, words: string, rule: 'cf-modal' | 'minimiser' = 'cf-modal') =>
  ignoreOf(read(text).ignores, { rule, start: text.indexOf(words) });

describe('comments that silence', () => {
  const text = 'One.\n\n<!-- debrief-ignore-next cf-modal: quoted -->\nTwo,\ntwo.\n\nThree.';

  test('the passage that comes next, and no other', () => {
    expect(silences(text, 'two.')?.reason).toBe('quoted');
    expect(silences(text, 'One')).toBeUndefined();
    expect(silences(text, 'Three')).toBeUndefined();
    expect(silences(text, 'two.', 'minimiser')).toBeUndefined();
  });

  test('a region, or all that follows when it has no end', () => {
    const region = '<!-- debrief-ignore -->\nOne.\n<!-- debrief-ignore-end -->\nTwo.';
    expect(silences(region, 'One')).toBeDefined();
    expect(silences(region, 'Two')).toBeUndefined();
    const open = 'One.\n\n<!-- debrief-ignore minimiser, cf-modal -->\nTwo.\n\nThree.';
    expect(silences(open, 'Three')).toMatchObject({ rules: ['minimiser', 'cf-modal'], reason: null });
    expect(read(open).notes.map(({ message }) => message)).toEqual([
      'no debrief-ignore-end follows: it holds to the end',
    ]);
  });

  test('regions may stand in each other', () => {
    const nested =
      '<!-- debrief-ignore cf-modal -->\nA.\n<!-- debrief-ignore minimiser -->\nB.\n<!-- debrief-ignore-end -->\nC.\n<!-- debrief-ignore-end -->\nD.';
    expect(silences(nested, 'B.', 'minimiser')).toBeDefined();
    expect(silences(nested, 'C.', 'minimiser')).toBeUndefined();
    expect(silences(nested, 'C.')).toBeDefined();
    expect(silences(nested, 'D.')).toBeUndefined();
  });

  test('the whole file, before and behind, and what it lacks', () => {
    const file = 'One.\n\n<!-- debrief-ignore-file no-detection, cf-modal: for customers -->';
    expect(silences(file, 'One')?.reason).toBe('for customers');
    expect(ignoreOfGap(read(file).ignores, 'no-detection')).toBeDefined();
    expect(ignoreOfGap(read(file).ignores, 'late-start')).toBeUndefined();
    expect(ignoreOfGap(read('<!-- debrief-ignore -->\nOne.').ignores, 'late-start')).toBeUndefined();
  });

  test('in MDX between braces', () => {
    expect(silences('{/* debrief-ignore-file: old */}\n\nOne.', 'One')?.reason).toBe('old');
  });

  test.each([
    '```md\n<!-- debrief-ignore-file -->\n```\n\nOne.',
    'Write `<!-- debrief-ignore-file -->`. One.',
    '~~~\n<!-- debrief-ignore-file -->\nOne.',
  ])('not when they are shown as code: %j', (shown) => expect(read(shown)).toEqual({ ignores: [], notes: [] }));

  test.each([
    ['<!-- debrief-ignore-next minimizer -->\nOne.', 'there is no rule "minimizer"; did you mean "minimiser"?'],
    ['<!-- debrief-ignore-end -->', 'there is no debrief-ignore for it to end'],
    ['<!-- debrief-ignore-nxt -->', 'there is no debrief-ignore-nxt: known are -next, -end and -file'],
  ])('what means nothing is noted: %s', (comment, message) => {
    expect(read(comment)).toMatchObject({ ignores: [], notes: [{ message }] });
  });
});
