import type { EditorState } from 'prosemirror-state';
import { piecesIn } from '#shared/document/suggestions/pieces.ts';
import type { Placed } from './place-findings.ts';

const ENDS_SENTENCE = /[.!?…:;。！？]["'”’)\]]*\s*$/u;

type Shown = { silent: ReadonlySet<string>; answers: ReadonlyMap<string, string>; isWriting: boolean };

/** The findings to show: neither put away nor answered, nor in words that are still being typed or decided on. */
export function openPlaces(
  state: EditorState,
  placed: readonly Placed[],
  { silent, answers, isWriting }: Shown,
): Placed[] {
  return placed.filter(
    (one) =>
      !isPutAway(one, silent) &&
      !isAnswered(state, one, answers) &&
      !(isWriting && isBeingTyped(state, one)) &&
      !waitsForDecision(state, one),
  );
}

const isPutAway = ({ id }: Placed, silent: ReadonlySet<string>) => silent.has(id.replace(/#\d+$/, ''));

/** The answer stands in the same paragraph behind the sentence; when it is taken back, so is this. */
export function isAnswered({ doc }: EditorState, { id, sentence }: Placed, answers: Shown['answers']): boolean {
  const answer = answers.get(id);
  if (answer === undefined) return false;
  return doc.textBetween(sentence.to, doc.resolve(sentence.to).end(), '\n', ' ').includes(answer);
}

/** A sentence without an end yet, with the cursor behind it, is nobody's to judge. */
function isBeingTyped({ doc, selection }: EditorState, { sentence }: Placed): boolean {
  const { $head, empty } = selection;
  if (!empty || $head.parentOffset < $head.parent.content.size || !$head.parent.isTextblock) return false;
  if ($head.pos < sentence.to || $head.pos > sentence.to + 1) return false;
  return !ENDS_SENTENCE.test(doc.textBetween(sentence.from, $head.pos, '\n', '\uFFFC'));
}

/** Somebody suggested other words here, or an answer behind them: that is decided on first. */
export function waitsForDecision({ doc }: EditorState, { sentence }: Placed): boolean {
  const end = doc.resolve(sentence.to).end();
  return piecesIn(doc, sentence.from, Math.min(sentence.to + 2, end)).length > 0;
}
