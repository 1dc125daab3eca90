import { describe, expect, it, test } from 'vitest';
import { inOwnWord, wordForms } from './word-forms.ts';

it.each([
  ['post-mortem', 'a post-mortem', 'Post-mortems'],
  ['after-action report', 'an after-action report', 'After-action reports'],
  ['analysis', 'an analysis', 'Analyses'],
  ['inquiry', 'an inquiry', 'Inquiries'],
  ['retro', 'a retro', 'Retros'],
])('%s', (word, aOne, Many) => {
  expect(wordForms(word)).toMatchObject({ aOne, Many });
});

describe("sentences in the installation's own word", () => {
  test.each([
    ['There is no post-mortem PM-9, or it is private.', 'There is no after-action report PM-9, or it is private.'],
    [
      'A post-mortem is required from a post-mortem.',
      'An after-action report is required from an after-action report.',
    ],
    ['Post-mortems of this post-mortem', 'After-action reports of this after-action report'],
    ['it needs "post-mortem.edit"; see /api/v1/post-mortems', 'it needs "post-mortem.edit"; see /api/v1/post-mortems'],
    ['post-mortem-template.md cannot be read', 'post-mortem-template.md cannot be read'],
  ])('%s', (sentence, expected) => expect(inOwnWord(sentence, 'after-action report')).toBe(expected));
  test('stay as they are where the word is ours', () =>
    expect(inOwnWord('a post-mortem', 'post-mortem')).toBe('a post-mortem'));
});
