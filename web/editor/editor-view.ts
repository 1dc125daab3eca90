import { EditorState, Selection, TextSelection, type Transaction } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { initProseMirrorDoc } from 'y-prosemirror';
import { documentSchema } from '#shared/document/schema/schema.ts';
import type { StartAt } from '../document/start-at.ts';
import { takeTypeAhead } from '../ui/type-ahead.ts';
import type { EditorContext } from './editor-context.ts';
import { nodeViews } from './node-views.tsx';
import { editorPlugins } from './plugins.ts';
import { onlyWhatChanged } from './remote-change.ts';
import { enterSection } from './section-commands.ts';
import { keepSections } from './section-guard.ts';
import { steady } from './steady-binding.ts';

/** Puts the editor on the room's document into an element. */
export function mountView(host: HTMLElement, context: EditorContext): EditorView {
  const { doc, mapping } = initProseMirrorDoc(context.room.fragment, documentSchema);
  const state = EditorState.create({
    doc,
    // Not a live block that happens to stand first: the first key would take its place.
    selection: Selection.findFrom(doc.resolve(0), 1, true) ?? undefined,
    schema: documentSchema,
    plugins: editorPlugins(context, mapping),
  });
  steady(state);
  const view: EditorView = new EditorView(host, {
    state,
    nodeViews: nodeViews(context),
    editable: context.mayWrite,
    dispatchTransaction: (tr) => {
      const now = view.state;
      view.updateState(now.apply(rewritten(now, onlyWhatChanged(now, keepSections(now, tr)))));
    },
    attributes: () => ({
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': `Text of ${context.postMortem().title}`,
      ...(context.mayWrite() ? {} : { 'aria-readonly': 'true', tabindex: '0' }),
    }),
  });
  hideFromReact(view.dom);
  // A press that ProseMirror has not heard of yet would be undone by what arrives at that moment.
  context.room.provider.on('message', () => (view as unknown as Observed).domObserver.flush());
  return view;
}

/**
 * Before everything it writes anywhere in the page, React counts the letters of an editable element from its first to the
 * cursor, to select the same again where that was lost. In a long text this holds up every key, and ProseMirror looks after
 * its selection itself.
 */
function hideFromReact(dom: HTMLElement) {
  Object.defineProperty(dom, 'contentEditable', {
    configurable: true,
    get: () => 'inherit',
    set: (value: string) => dom.setAttribute('contenteditable', value),
  });
}

/** The part of the view that reads the page's selection, which has no public name. */
type Observed = { domObserver: { flush: () => void } };

/** A plugin with `rewrite` in its spec may turn what happens here into something else before it happens: an edit into a suggestion. */
type Rewrite = (tr: Transaction, state: EditorState) => Transaction;

const rewritten = (state: EditorState, tr: Transaction): Transaction =>
  state.plugins.reduce((made, { spec }) => (spec.rewrite as Rewrite | undefined)?.(made, state) ?? made, tr);

/** Begins to write where somebody asked for it. */
export function startWriting(view: EditorView, at: StartAt) {
  if ('section' in at) enterSection(view, at.section);
  else {
    const found = view.posAtCoords(at);
    if (found) view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(found.pos))));
    view.focus();
  }
  const typed = takeTypeAhead();
  if (typed && view.editable) view.dispatch(view.state.tr.insertText(typed).scrollIntoView());
}

/** Puts the number of an event where the cursor is. */
export async function citeInText(context: EditorContext, eventId: string): Promise<void> {
  const number = await context.cite(eventId);
  const view = context.view();
  const { state } = view;
  const at = state.selection.to;
  if (!state.doc.resolve(at).parent.inlineContent) return;
  view.dispatch(state.tr.insert(at, documentSchema.node('citation', { number })).scrollIntoView());
  view.focus();
}
