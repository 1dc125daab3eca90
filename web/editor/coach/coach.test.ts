import { EditorState } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import { makeCoach } from '#shared/coach/make-coach.ts';
import { documentSchema } from '#shared/document/schema/schema.ts';
import { n, p } from '../../../tests/support/writing.ts';
import { BlockTexts } from './block-texts.ts';
import { DocumentReader } from './document-reader.ts';
import { openPlaces } from './open-places.ts';
import { moveAlong, type Placed, placeFindings } from './place-findings.ts';
import { asSentence, reword, writeBehind, writeParagraph } from './write-answer.ts';

const coach = makeCoach({ roster: [{ name: 'Sam Okafor' }, { name: 'Ana Ruiz' }] });
const section = (key: string, ...blocks: ReturnType<typeof n>[]) => n('section', { key }, ...blocks);
const stateOf = (...sections: ReturnType<typeof n>[]) => EditorState.create({ doc: n('doc', ...sections) });
const citation = documentSchema.node('citation', { number: 3 });
const OPEN = { silent: new Set<string>(), answers: new Map<string, string>(), isWriting: false };

/** The way of the page and the worker in one: what is found in a document, where it stands. */
function read(state: EditorState, texts = new BlockTexts(), reader = new DocumentReader()): Placed[] {
  const { sections, fresh } = texts.changesOf(state.doc);
  reader.update(sections, fresh);
  return placeFindings(state.doc, state.doc, reader.read(coach), texts, []);
}
const wordsAt = (state: EditorState, { from, to }: { from: number; to: number }) => state.doc.textBetween(from, to);

describe('what is sent to be read', () => {
  it('is every block once, and then the blocks that were written in', () => {
    const state = stateOf(section('summary', p('One.'), p('Two.')), section('timeline', p('Three.')));
    const texts = new BlockTexts();
    expect(texts.changesOf(state.doc).fresh).toHaveLength(3);
    const { doc } = state.apply(state.tr.insertText('!', 3));
    const { sections, fresh } = texts.changesOf(doc);
    expect(fresh.map(({ passages }) => passages.map(({ text }) => text))).toEqual([['O!ne.']]);
    expect(sections.map(({ key, blocks }) => [key, blocks.length])).toEqual([
      ['summary', 2],
      ['timeline', 1],
    ]);
  });

  it('is sent again when a block that was gone comes back', () => {
    const both = stateOf(section('summary', p('One.'), p('Two.')));
    const one = both.apply(both.tr.delete(1, 7));
    const texts = new BlockTexts();
    const reader = new DocumentReader();
    for (const { doc } of [both, one, both]) {
      const { sections, fresh } = texts.changesOf(doc);
      reader.update(sections, fresh);
    }
    expect(
      reader.read({
        read: (passages) => passages.map(({ text }) => [{ quote: text, sentence: { start: 0, end: 4 } }] as never),
      }),
    ).toMatchObject([{ quote: 'One.' }, { quote: 'Two.' }]);
  });
});

describe('where a finding stands', () => {
  it('is at its words, behind citations and mentions, in whichever section', () => {
    const mention = documentSchema.node('mention', { kind: 'person', id: 'x', label: 'Ana Ruiz' });
    const state = stateOf(
      section('key-information', p('All quiet.')),
      section('summary', p('It broke.', citation, ' '), p('Then ', mention, ' pressed the button.')),
    );
    const [found] = read(state);
    expect(found?.finding.quote).toBe('Ana Ruiz pressed');
    expect(wordsAt(state, found!)).toBe(' pressed');
    expect(state.doc.nodeAt(found!.from)).toBe(mention);
  });

  it('is kept along with changes until the section is read anew', () => {
    const state = stateOf(section('summary', p('Sam pressed the button.')));
    const texts = new BlockTexts();
    const [found] = read(state, texts);
    const tr = state.tr.insertText('At ten, ', 2);
    const [moved] = moveAlong([found!], tr.mapping);
    expect(tr.doc.textBetween(moved!.from, moved!.to)).toBe('Sam pressed');
    // What was read of the text before says nothing of the text now.
    expect(placeFindings(state.doc, tr.doc, [], texts, [moved!])).toEqual([moved]);
    expect(moveAlong([found!], state.tr.delete(2, 20).mapping)).toEqual([]);
  });

  it('tells the same words in the same words apart', () => {
    const state = stateOf(section('summary', p('Sam pressed the button.'), p('Sam pressed the button.')));
    const ids = read(state).map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
    const silent = new Set([ids[0]!]);
    expect(openPlaces(state, read(state), { ...OPEN, silent })).toEqual([]);
  });
});

describe('what is shown', () => {
  it('leaves out what has a suggestion on it', () => {
    const mark = documentSchema.marks.insertion!.create({ id: 'ana~1~1~text' });
    const state = stateOf(section('summary', p('Sam pressed the button.')));
    const suggested = state.apply(state.tr.insert(25, documentSchema.text(' He was told to.', [mark])));
    expect(openPlaces(state, read(state), OPEN)).toHaveLength(1);
    expect(openPlaces(suggested, read(suggested), OPEN)).toEqual([]);
  });

  it('leaves out what was answered as long as the answer stands', () => {
    const state = stateOf(section('summary', p('Sam pressed the button.')));
    const [found] = read(state);
    const answers = new Map([[found!.id, 'Nobody knows.']]);
    expect(openPlaces(state, [found!], { ...OPEN, answers })).toHaveLength(1);
    const answered = state.apply(writeBehind(state, found!.sentence.to, 'nobody knows')!);
    expect(openPlaces(answered, [found!], { ...OPEN, answers })).toEqual([]);
  });
});

describe('an answer', () => {
  it('becomes a sentence', () => {
    expect(asSentence('  the page\n showed green ')).toBe('The page showed green.');
    expect(asSentence('kubectl-ns showed staging')).toBe('kubectl-ns showed staging.');
    expect(asSentence('“It is safe.”')).toBe('“It is safe.”');
    expect(asSentence(' \n ')).toBe('');
  });

  const behind = (...content: Parameters<typeof p>) => {
    const state = stateOf(section('summary', p(...content)));
    const [found] = read(state);
    return state.apply(writeBehind(state, found!.sentence.to, 'the page showed green')!).doc.textContent;
  };
  it('stands behind its sentence, and before what follows', () => {
    expect(behind('Sam pressed the button. It went on.')).toBe(
      'Sam pressed the button. The page showed green. It went on.',
    );
    expect(behind('Sam pressed the button')).toBe('Sam pressed the button. The page showed green.');
  });
  it('stands behind the evidence of its sentence', () => {
    const state = stateOf(section('summary', p('Sam pressed the button.', citation, ' It went on.')));
    const [found] = read(state);
    const { doc } = state.apply(writeBehind(state, found!.sentence.to, 'the page showed green')!);
    const inline = doc.firstChild!.firstChild!;
    expect([inline.child(0).text, inline.child(1).type.name, inline.child(2).text]).toEqual([
      'Sam pressed the button.',
      'citation',
      ' The page showed green. It went on.',
    ]);
  });
  it('fills the empty paragraph of a section, and follows what stands there', () => {
    const state = stateOf(section('summary', p()), section('timeline', p('Ten.')));
    const [empty, full] = [state.doc.child(0), state.doc.child(1)];
    expect(writeParagraph(state, empty, 0, 'said')!.doc.child(0).childCount).toBe(1);
    const written = writeParagraph(state, full, empty.nodeSize, 'said')!.doc.child(1);
    expect([written.childCount, written.textContent]).toEqual([2, 'Ten.Said.']);
  });
  it('takes the place of all words it is meant for', () => {
    const state = stateOf(section('summary', p('Sam saw it. Sam ran it.')));
    const place = (from: number) => ({ from, to: from + 3 }) as Placed;
    const tr = reword(state, [
      { place: place(2), words: 'The incident lead' },
      { place: place(14), words: 'The incident lead' },
    ]);
    expect(tr.doc.textContent).toBe('The incident lead saw it. The incident lead ran it.');
  });
});
