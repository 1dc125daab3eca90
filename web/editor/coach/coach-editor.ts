import { TextSelection, type Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { undoCommand } from 'y-prosemirror';
import { placeOf, readSectionTexts } from '#shared/document/anchors/section-text.ts';
import { type SectionPlace, sectionsOf } from '../section-commands.ts';
import { endUndoStep } from '../suggest/decide-in-text.ts';
import { coachKey } from './coach-plugin.ts';
import type { CoachEditor } from './coach-store.ts';
import type { Placed } from './place-findings.ts';
import { reword, rewriteSentence, writeBehind, writeParagraph } from './write-answer.ts';

/** What the cards do to the text: everything is an edit like any other, and one step back. */
export function coachEditor(view: EditorView): CoachEditor {
  const find = (id: string): Placed | undefined => coachKey.getState(view.state)?.placed.find((one) => one.id === id);
  const write = (tr: Transaction | null): boolean => {
    if (!tr || !view.editable) return false;
    endUndoStep(view);
    view.dispatch(tr);
    endUndoStep(view);
    return true;
  };
  return {
    show: (id) => {
      const at = find(id);
      return at !== undefined && reveal(view, at.from);
    },
    answer: (id, text) => {
      const at = find(id);
      return at !== undefined && write(writeBehind(view.state, at.sentence.to, text));
    },
    reword: (ids) => {
      const changes = ids.flatMap((id) => {
        const place = find(id);
        const words = place?.finding.suggestion;
        return place && typeof words === 'string' ? [{ place, words }] : [];
      });
      return changes.length > 0 && write(reword(view.state, changes));
    },
    rewrite: (id, sentence) => {
      const at = find(id);
      return at !== undefined && write(rewriteSentence(view.state, at, sentence));
    },
    answerQuote: (section, quote, text) => {
      const at = quoteAt(view, section, quote);
      return at !== null && write(writeBehind(view.state, sentenceEnd(view, at.to), text));
    },
    showQuote: (section, quote) => {
      const at = quoteAt(view, section, quote);
      return at !== null && reveal(view, at.from);
    },
    add: (section, text) => {
      const place = sectionOf(view, section);
      return place !== undefined && write(writeParagraph(view.state, place.node, place.pos, text));
    },
    undo: () => void undoCommand(view.state, view.dispatch),
    focus: () => view.focus(),
  };
}

/** Puts the cursor there and the place into sight, without taking the focus. */
function reveal(view: EditorView, at: number): boolean {
  view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(at))));
  const { node } = view.domAtPos(at, 1);
  const element = node instanceof Element ? node : node.parentElement;
  element?.scrollIntoView({ block: 'center', behavior: 'instant' });
  return true;
}

const NO_PROSE = new Set(['timeline', 'key-information']);

function sectionOf(view: EditorView, key: string | null): SectionPlace | undefined {
  const sections = sectionsOf(view.state.doc);
  return (
    sections.find((one) => one.key === key) ??
    sections.find((one) => one.key === 'summary') ??
    sections.find((one) => !NO_PROSE.has(one.key)) ??
    sections[0]
  );
}

function quoteAt(view: EditorView, key: string, quote: string): { from: number; to: number } | null {
  const section = readSectionTexts(view.state.doc).find((one) => one.key === key);
  const start = section?.text.indexOf(quote) ?? -1;
  return section && start >= 0 && quote ? placeOf(section, start, start + quote.length) : null;
}

/** Where the sentence around a position ends. */
function sentenceEnd(view: EditorView, at: number): number {
  const { doc } = view.state;
  const end = doc.resolve(at).end();
  const rest = doc.textBetween(at, end, '\n', '\uFFFC');
  const stop = /[.!?…。！？]["'”’)\]]*(?=\s|\uFFFC|$)/u.exec(rest);
  // The quote may itself end with its sentence.
  if (/[.!?…。！？]$/u.test(doc.textBetween(Math.max(0, at - 1), at))) return at;
  return stop ? at + stop.index + stop[0].length : end;
}
