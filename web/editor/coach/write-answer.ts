import type { Node } from 'prosemirror-model';
import type { EditorState, Transaction } from 'prosemirror-state';
import type { Placed } from './place-findings.ts';

const ENDS = /[.!?…。！？]["'”’)\]]*$/u;

/** What somebody answered, as a sentence: one line, a capital first, an end. Empty where nothing was said. */
export function asSentence(answer: string): string {
  const line = answer.replace(/\s+/gu, ' ').trim();
  if (!line) return '';
  // "iPhone" and "kubectl-ns" may begin as they are written; a plain word begins a sentence.
  const begins = line.replace(/^\p{Ll}(?=\p{Ll}*(?:[\s,]|$))/u, (letter) => letter.toUpperCase());
  return ENDS.test(begins) ? begins : `${begins}.`;
}

/** Writes a sentence behind another one, and behind the evidence that is cited for it. Null where there is nothing to write. */
export function writeBehind(state: EditorState, sentenceEnd: number, answer: string): Transaction | null {
  const sentence = asSentence(answer);
  if (!sentence) return null;
  const at = behindCitations(state.doc, endOfWords(state.doc, sentenceEnd));
  const before = state.doc.textBetween(state.doc.resolve(at).start(), at, '\n', ' ').trimEnd();
  const after = state.doc.textBetween(at, Math.min(at + 1, state.doc.resolve(at).end()), '\n', ' ');
  const end = ENDS.test(before) || /[:;]$/.test(before) ? '' : '.';
  const space = after === '' || /^\s/u.test(after) ? '' : ' ';
  return state.tr.insert(at, state.schema.text(`${end} ${sentence}${space}`)).scrollIntoView();
}

/** A sentence may end with the blank behind it. */
function endOfWords(doc: Node, end: number): number {
  const start = doc.resolve(end).start();
  const words = doc.textBetween(start, end, '\n', '\uFFFC');
  return end - (words.length - words.trimEnd().length);
}

function behindCitations(doc: Node, at: number): number {
  let end = at;
  for (let node = doc.resolve(end).nodeAfter; node?.type.name === 'citation'; node = doc.resolve(end).nodeAfter)
    end += node.nodeSize;
  return end;
}

/** Puts other words in place of each finding, the last one first so that the places of the others stay. */
export function reword(
  state: EditorState,
  changes: readonly { place: { from: number; to: number }; words: string }[],
): Transaction {
  const { tr } = state;
  for (const { place, words } of [...changes].sort((a, b) => b.place.from - a.place.from)) {
    if (words === '') tr.delete(place.from, place.to);
    else tr.replaceWith(place.from, place.to, state.schema.text(words, state.doc.resolve(place.from + 1).marks()));
  }
  return tr;
}

/** Puts another sentence in place of one; the evidence that is cited in it goes behind the new one. */
export function rewriteSentence(state: EditorState, { sentence }: Placed, words: string): Transaction | null {
  const said = asSentence(words);
  if (!said) return null;
  const end = endOfWords(state.doc, sentence.to);
  const evidence: Node[] = [];
  state.doc.nodesBetween(sentence.from, end, (node) => {
    if (node.type.name === 'citation') evidence.push(node);
  });
  return state.tr.replaceWith(sentence.from, end, [state.schema.text(said), ...evidence]);
}

/** Writes a paragraph at the end of a section. */
export function writeParagraph(
  state: EditorState,
  section: Node,
  sectionStart: number,
  answer: string,
): Transaction | null {
  const sentence = asSentence(answer);
  if (!sentence) return null;
  const { paragraph } = state.schema.nodes;
  const last = section.lastChild;
  const end = sectionStart + section.nodeSize - 1;
  const text = state.schema.text(sentence);
  // The empty paragraph of an empty section is where one would write.
  if (last && last.type === paragraph && last.content.size === 0)
    return state.tr.insert(end - 1, text).scrollIntoView();
  return state.tr.insert(end, paragraph!.create(null, text)).scrollIntoView();
}
