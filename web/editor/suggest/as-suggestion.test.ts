import fc from 'fast-check';
import { EditorState, TextSelection, type Transaction } from 'prosemirror-state';
import { Transform } from 'prosemirror-transform';
import { describe, expect, it } from 'vitest';
import { documentSchema as schema } from '#shared/document/schema/schema.ts';
import { acceptSuggestions, rejectSuggestions } from '#shared/document/suggestions/decide.ts';
import { listSuggestions } from '#shared/document/suggestions/list-suggestions.ts';
import { groupId } from '#shared/document/suggestions/suggestion-id.ts';
import { asSuggestion } from './as-suggestion.ts';
import { asWriting } from './plain-writing.ts';

const TEXT = 'aab aa';
const paragraph = (text: string) => schema.node('paragraph', null, text ? [schema.text(text)] : []);
const begin = (...texts: string[]) =>
  EditorState.create({
    doc: schema.node('doc', null, [schema.node('section', { key: 's' }, texts.map(paragraph))]),
  });
const at = (state: EditorState, from: number, to = from) =>
  state.apply(state.tr.setSelection(TextSelection.create(state.doc, from, to)));

let count = 0;
const suggest = (state: EditorState, edit: Transaction, personId = 'ana') => {
  const made = asSuggestion(state, edit, { personId, group: groupId(personId, 5, ++count), since: 0 });
  return { state: state.apply(made.tr), outcome: made.outcome };
};
const type = (state: EditorState, text: string, personId = 'ana') =>
  [...text].reduce((now, letter) => suggest(now, now.tr.insertText(letter), personId).state, state);
const backspace = (state: EditorState) => {
  const { from, to, empty } = state.selection;
  return suggest(state, state.tr.delete(empty ? from - 1 : from, to)).state;
};
const erase = (state: EditorState) =>
  suggest(state, state.tr.delete(state.selection.from, state.selection.from + 1)).state;
const text = (state: EditorState, how: typeof acceptSuggestions) => {
  const tr = new Transform(state.doc);
  how(tr, () => true);
  return tr.doc.textBetween(0, tr.doc.content.size, '|');
};

describe('the cursor of somebody who suggests', () => {
  it('goes on where they type, whatever letters stand around it', () =>
    fc.assert(
      fc.property(fc.nat({ max: TEXT.length }), fc.stringMatching(/^[ab ]{1,6}$/), (place, typed) => {
        const state = type(at(begin(TEXT), 2 + place), typed);
        expect(text(state, acceptSuggestions)).toBe(TEXT.slice(0, place) + typed + TEXT.slice(place));
        expect(text(state, rejectSuggestions)).toBe(TEXT);
        expect(listSuggestions(state.doc)).toHaveLength(1);
      }),
    ));

  it('walks backwards and forwards over what it deletes', () => {
    let state = at(begin('one two'), 9);
    for (let times = 0; times < 3; times++) state = backspace(state);
    expect(text(state, acceptSuggestions)).toBe('one ');
    state = at(state, 2);
    for (let times = 0; times < 3; times++) state = erase(state);
    expect(text(state, acceptSuggestions)).toBe(' ');
    expect(text(state, rejectSuggestions)).toBe('one two');
  });

  it('passes what is deleted already', () => {
    let state = at(begin('one'), 2, 5);
    state = backspace(state);
    state = backspace(at(state, 5));
    expect(state.selection.head).toBe(4);
    expect(text(state, rejectSuggestions)).toBe('one');
  });

  it('really removes what it typed itself', () => {
    const state = backspace(backspace(type(at(begin('one'), 5), 'xy')));
    expect(listSuggestions(state.doc)).toEqual([]);
    expect(text(state, rejectSuggestions)).toBe('one');
  });

  it('replaces what is selected, and joins and splits paragraphs', () => {
    const replaced = type(at(begin('one two', 'three'), 2, 5), 'One');
    expect(listSuggestions(replaced.doc)).toMatchObject([{ deleted: 'one', inserted: 'One' }]);
    expect(text(replaced, acceptSuggestions)).toBe('One two|three');
    const start = at(begin('one', 'two'), 7);
    const joined = suggest(start, start.tr.join(6)).state;
    expect(text(joined, acceptSuggestions)).toBe('onetwo');
    expect(text(joined, rejectSuggestions)).toBe('one|two');
    const middle = at(begin('one'), 3);
    const split = type(suggest(middle, middle.tr.split(3)).state, 'x');
    expect(text(split, acceptSuggestions)).toBe('o|xne');
    expect(text(split, rejectSuggestions)).toBe('one');
  });

  it('makes words bold: their own at once, those of the text as a copy', () => {
    const strong = schema.marks.strong!.create();
    const bold = (state: EditorState, from: number, to: number) => {
      const selected = at(state, from, to);
      return suggest(selected, selected.tr.addMark(from, to, strong)).state;
    };
    const own = bold(type(at(begin('one'), 5), ' two'), 6, 9);
    expect(own.doc.nodeAt(6)?.marks.map((mark) => mark.type.name)).toEqual(['strong', 'insertion']);
    const others = bold(begin('one'), 2, 5);
    expect(listSuggestions(others.doc)).toMatchObject([{ deleted: 'one', inserted: 'one' }]);
    expect(others.selection.empty).toBe(false);
    expect(text(others, rejectSuggestions)).toBe('one');
  });

  it('keeps the words of somebody else, and marks what would delete them', () => {
    const anas = type(at(begin('one'), 5), ' two');
    const bens = suggest(at(anas, 5, 9), at(anas, 5, 9).tr.deleteSelection(), 'ben').state;
    expect(listSuggestions(bens.doc)).toMatchObject([
      { personId: 'ana', inserted: ' two' },
      { personId: 'ben', deleted: ' two' },
    ]);
    const tr = new Transform(bens.doc);
    rejectSuggestions(tr, (id) => id.personId === 'ben');
    expect(listSuggestions(tr.doc)).toMatchObject([{ personId: 'ana', inserted: ' two' }]);
  });

  it('is told when a thing that is no text cannot be suggested, and the document stays', () => {
    const doc = schema.node('doc', null, [
      schema.node('section', { key: 's' }, [schema.node('liveBlock', { name: 'people' }), paragraph('a')]),
    ]);
    const state = EditorState.create({ doc });
    const made = suggest(state, state.tr.delete(1, 2));
    expect(made.outcome).toBe('refused');
    expect(made.state.doc.eq(doc)).toBe(true);
  });
});

describe('somebody who writes', () => {
  it('within suggested words writes words of their own', () => {
    const state = at(type(at(begin('one'), 5), ' two'), 7);
    const written = state.apply(asWriting(state, state.tr.insertText('X')));
    expect(text(written, rejectSuggestions)).toBe('oneX');
    expect(text(written, acceptSuggestions)).toBe('one tXwo');
  });
  it('within deleted words, too', () => {
    const state = at(backspace(at(begin('one'), 2, 5)), 3);
    const written = state.apply(asWriting(state, state.tr.insertText('X')));
    expect(text(written, acceptSuggestions)).toBe('X');
    expect(text(written, rejectSuggestions)).toBe('oXne');
  });
});
