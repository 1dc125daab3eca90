import { type EditorState, Plugin, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import { ySyncPluginKey } from 'y-prosemirror';
import { listSuggestions, type Suggestion } from '#shared/document/suggestions/list-suggestions.ts';
import { piecesIn } from '#shared/document/suggestions/pieces.ts';
import { strayMarks } from '#shared/document/suggestions/stray-marks.ts';
import { groupId } from '#shared/document/suggestions/suggestion-id.ts';
import { say } from '../../ui/toast-store.ts';
import { margin } from '../comments/margin.ts';
import type { EditorContext } from '../editor-context.ts';
import { answerButtons } from './answer-buttons.ts';
import { asSuggestion } from './as-suggestion.ts';
import { asWriting } from './plain-writing.ts';
import { suggestKey } from './suggest-key.ts';

type SuggestState = { suggestions: readonly Suggestion[]; active: string | null; decorations: DecorationSet };

/** What is typed within this time beside one's last suggestion belongs to it. */
const GOES_ON_MS = 10 * 60_000;
let count = 0;

/** Turns what is done here into suggestions while that is the mode, and shows all that stand in the text. */
export function suggestPlugin(context: EditorContext): Plugin {
  return new Plugin<SuggestState>({
    key: suggestKey,
    state: {
      init: (_config, state) => show(state.doc, margin.read().active, context),
      apply: (tr, old) => {
        const told = tr.getMeta(suggestKey) === 'told';
        return tr.docChanged || told ? show(tr.doc, margin.read().active, context, old) : old;
      },
    },
    props: {
      decorations: (state) => (suggestKey.getState(state) as SuggestState).decorations,
      handleClick: (_view, _pos, event) => {
        const marked = (event.target as Element).closest<HTMLElement>('[data-suggestion]');
        const group = marked?.dataset.suggestion?.split('~').slice(0, 3).join('~');
        if (group) margin.look(group);
        return false;
      },
    },
    view: (view) => watch(view),
    rewrite: (tr: Transaction, state: EditorState) => rewrite(context, tr, state),
  } as ConstructorParameters<typeof Plugin<SuggestState>>[0]);
}

function rewrite(context: EditorContext, tr: Transaction, state: EditorState): Transaction {
  if (!tr.docChanged || tr.getMeta(ySyncPluginKey) || tr.getMeta(suggestKey)) return tr;
  if (margin.read().mode === 'write') return asWriting(state, tr);
  const personId = context.me().id ?? 'nobody';
  const now = Date.now();
  const made = asSuggestion(state, tr, { personId, group: groupId(personId, now, ++count), since: now - GOES_ON_MS });
  if (made.outcome === 'refused')
    say('Only text can be suggested. For lists, tables, code and blocks, switch from Suggest to Write.');
  if (made.outcome === 'partial')
    say('Suggested as plain paragraphs: lists, tables, code and blocks cannot be suggested.');
  return made.tr;
}

function show(
  doc: EditorState['doc'],
  active: string | null,
  context: EditorContext,
  old?: SuggestState,
): SuggestState {
  const suggestions = listSuggestions(doc);
  if (suggestions.length === 0)
    return {
      suggestions: old?.suggestions.length === 0 ? old.suggestions : suggestions,
      active,
      decorations: DecorationSet.empty,
    };
  const marks: Decoration[] = [];
  for (const piece of piecesIn(doc)) {
    const { effect, group } = piece.id;
    const isActive = group === active;
    const names = ['suggested', isActive ? 'is-active' : '', `does-${effect.kind}`];
    // Each sign ends a line of its own.
    const length = effect.kind === 'split' ? 1 : piece.to - piece.from;
    for (let from = piece.from; from < piece.to; from += length)
      marks.push(Decoration.inline(from, from + length, { class: names.filter(Boolean).join(' ') }));
    const after = effect.kind === 'remove' ? doc.resolve(piece.to).nodeAfter : null;
    if (after && !after.isText)
      marks.push(
        Decoration.node(piece.to, piece.to + after.nodeSize, { class: 'suggested-removal', 'data-suggestion': group }),
      );
  }
  const chosen = suggestions.find(({ group }) => group === active);
  if (chosen && context.mayWrite()) marks.push(answerButtons(chosen, context));
  return { suggestions, active, decorations: DecorationSet.create(doc, marks) };
}

function watch(view: EditorView) {
  const tell = () => margin.set({ suggestions: (suggestKey.getState(view.state) as SuggestState).suggestions });
  const stop = margin.subscribe(() => {
    const { active } = margin.read();
    if ((suggestKey.getState(view.state) as SuggestState).active !== active && !view.isDestroyed)
      view.dispatch(view.state.tr.setMeta(suggestKey, 'told'));
  });
  tell();
  return {
    update: (_view: EditorView, before: EditorState) => {
      if (before.doc !== view.state.doc) {
        tell();
        takeBackStray(view, before);
      }
      if (!before.selection.eq(view.state.selection) && view.hasFocus()) followCursor(view);
    },
    destroy: stop,
  };
}

/** After others' changes: what ran over is taken back, once they are in the document. */
function takeBackStray(view: EditorView, before: EditorState): void {
  const sync = ySyncPluginKey.getState(view.state) as { isChangeOrigin?: boolean; isUndoRedoOperation?: boolean };
  if (!sync.isChangeOrigin || sync.isUndoRedoOperation) return;
  const { doc } = view.state;
  const stray = strayMarks(before.doc, doc);
  if (stray.length === 0) return;
  queueMicrotask(() => {
    if (view.isDestroyed || view.state.doc !== doc) return;
    const { tr } = view.state;
    for (const { from, to, mark } of stray) tr.removeMark(from, to, mark);
    view.dispatch(tr.setMeta(suggestKey, 'taken back').setMeta('addToHistory', false));
  });
}

/** The suggestion the cursor stands in or at, if any. */
export function suggestionAtCursor({ doc, selection }: EditorState): string | null {
  const { from, to } = selection;
  const near = piecesIn(doc, Math.max(0, from - 1), Math.min(doc.content.size, to + 1));
  return near.find((piece) => piece.from <= from && to <= piece.to)?.id.group ?? null;
}

function followCursor(view: EditorView): void {
  const { suggestions, active } = suggestKey.getState(view.state) as SuggestState;
  const here = suggestionAtCursor(view.state);
  if (here) margin.look(here);
  else if (suggestions.some(({ group }) => group === active)) margin.look(null);
}
