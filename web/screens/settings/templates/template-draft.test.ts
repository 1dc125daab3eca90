import { describe, expect, test } from 'vitest';
import {
  addSection,
  beginDraft,
  changeSection,
  contentOf,
  EMPTY_TEMPLATE,
  isSameDraft,
  moveSection,
} from './template-draft.ts';

const keys = (draft: ReturnType<typeof beginDraft>) => draft.sections.map(({ key }) => key);

describe('a template while it is edited', () => {
  test("a new section's key follows its title until it is saved or written by hand, and is taken by no other", () => {
    const { draft, id } = addSection(beginDraft(EMPTY_TEMPLATE));
    const titled = changeSection(draft, id, { title: 'Summary' });
    expect(keys(titled)).toEqual(['summary', 'summary-2']);
    const own = changeSection(changeSection(titled, id, { key: 'short' }), id, { title: 'Long' });
    expect(keys(own)).toEqual(['summary', 'short']);
    expect(keys(changeSection(titled, 0, { title: 'In short' }))).toEqual(['summary', 'summary-2']);
  });

  test('sections move to a place, and no further than the ends', () => {
    let draft = beginDraft({
      ...EMPTY_TEMPLATE,
      sections: ['a', 'b', 'c'].map((key) => ({ ...EMPTY_TEMPLATE.sections[0]!, key })),
    });
    draft = moveSection(draft, 2, 0);
    expect(keys(draft)).toEqual(['c', 'a', 'b']);
    expect(keys(moveSection(draft, 2, 99))).toEqual(['a', 'b', 'c']);
    expect(keys(moveSection(draft, 0, -1))).toEqual(['a', 'c', 'b']);
  });

  test('is unchanged when it says the same again', () => {
    const draft = beginDraft(EMPTY_TEMPLATE);
    const there = changeSection(draft, 0, { guidance: 'x' });
    expect(isSameDraft(draft, there)).toBe(false);
    expect(isSameDraft(draft, changeSection(there, 0, { guidance: '' }))).toBe(true);
    expect(contentOf(draft)).toEqual({ name: '', description: '', sections: EMPTY_TEMPLATE.sections });
  });
});
