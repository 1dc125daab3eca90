import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import { ySyncPluginKey } from 'y-prosemirror';
import type { EditorContext } from '../editor-context.ts';
import type { BlockTexts } from './block-texts.ts';
import { coachStore } from './coach-store.ts';
import { questionAt } from './margin-mark.ts';
import type { LocatedFinding } from './messages.ts';
import { isAnswered, openPlaces, waitsForDecision } from './open-places.ts';
import { moveAlong, type Placed, placeFindings } from './place-findings.ts';

type CoachState = {
  /** Everything that was found, put away or not, in the order of the text. */
  placed: readonly Placed[];
  /** What of it is shown. */
  open: readonly Placed[];
  /** Names of what was put away. */
  silent: ReadonlySet<string>;
  /** What was answered here, by the finding's id: the sentence that was written. */
  answers: ReadonlyMap<string, string>;
  active: string | null;
  /** The last thing done here was to write. */
  isWriting: boolean;
  /** The text changed since it was last sent to be read. */
  isStale: boolean;
  /** Answered, and the coach still asks: it has read the answer and saw no context in it. */
  unheard: readonly Placed[];
  decorations: DecorationSet;
};
/** What the plugin is told: a reading of a document, or what to show of it. */
export type CoachMeta =
  | { found: { doc: EditorState['doc']; findings: readonly LocatedFinding[]; texts: BlockTexts } }
  | { silent: ReadonlySet<string>; answers: ReadonlyMap<string, string> }
  | { active: string | null }
  | { sent: true }
  | { off: true };

export const coachKey = new PluginKey<CoachState>('coach');

const NOTHING = (state: EditorState): CoachState => ({
  placed: [],
  open: [],
  silent: new Set(),
  answers: new Map(),
  active: null,
  isWriting: false,
  isStale: true,
  unheard: [],
  decorations: DecorationSet.create(state.doc, []),
});

/** Shows what the coach found. Between two readings it is only moved along, so that a key costs nothing. */
export function coachPlugin(context: EditorContext): Plugin<CoachState> {
  return new Plugin<CoachState>({
    key: coachKey,
    state: { init: (_config, state) => NOTHING(state), apply: (tr, old, _before, state) => apply(tr, old, state) },
    props: {
      decorations: (state) => coachKey.getState(state)?.decorations,
      handleClick: (view, _pos, event) => press(view, event),
      handleDOMEvents: { mousedown: (view, event) => pressMargin(view, event) },
    },
    view: (view) => watch(view, context),
  });
}

function apply(tr: Transaction, old: CoachState, state: EditorState): CoachState {
  const meta = tr.getMeta(coachKey) as CoachMeta | undefined;
  if (!meta) {
    if (tr.docChanged) return movedAlong(tr, old);
    if (tr.selectionSet && old.isWriting) return shown(state, { ...old, isWriting: false });
    return old;
  }
  if ('off' in meta) return { ...NOTHING(state), silent: old.silent, answers: old.answers };
  if ('sent' in meta) return { ...old, isStale: false };
  if ('active' in meta) return shown(state, { ...old, active: meta.active });
  if ('silent' in meta) return shown(state, { ...old, silent: meta.silent, answers: meta.answers });
  const { doc, findings, texts } = meta.found;
  const now = shown(state, { ...old, placed: placeFindings(doc, state.doc, findings, texts, old.placed) });
  return {
    ...now,
    unheard: now.isStale
      ? []
      : now.placed.filter((one) => isAnswered(state, one, now.answers) && !waitsForDecision(state, one)),
  };
}

function movedAlong(tr: Transaction, old: CoachState): CoachState {
  const sync = tr.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined;
  return {
    ...old,
    placed: old.placed.length > 0 ? moveAlong(old.placed, tr.mapping) : old.placed,
    decorations: old.decorations.map(tr.mapping, tr.doc),
    isWriting: old.isWriting || !sync?.isChangeOrigin,
    isStale: true,
    unheard: [],
  };
}

function shown(state: EditorState, now: CoachState): CoachState {
  const open = openPlaces(state, now.placed, now);
  return { ...now, open, decorations: DecorationSet.create(state.doc, marksOf(state, open, now.active)) };
}

const NAMES = { reword: 'Wording to look at', ask: 'A question' };

function marksOf({ doc }: EditorState, open: readonly Placed[], active: string | null): Decoration[] {
  const marks = open.map(({ id, from, to, finding }) =>
    Decoration.inline(from, to, {
      class: `coach-${finding.tier} ${id === active ? 'is-active' : ''}`,
      'data-coach': id,
      'aria-description': `${NAMES[finding.tier]}: ${finding.why}`,
    }),
  );
  const asked = new Set(
    open.filter(({ finding }) => finding.tier === 'ask').map(({ from }) => doc.resolve(from).before()),
  );
  for (const at of asked)
    marks.push(Decoration.node(at, at + doc.nodeAt(at)!.nodeSize, { class: 'has-coach-question' }));
  return marks;
}

function press(view: EditorView, event: MouseEvent): boolean {
  const marked = (event.target as Element).closest<HTMLElement>('[data-coach]');
  if (marked && view.dom.contains(marked)) coachStore.set({ open: marked.dataset.coach ?? null, isCardFocused: false });
  return false;
}

/** The sign beside a paragraph opens its first question, and the cursor stays where it is. */
function pressMargin(view: EditorView, event: MouseEvent): boolean {
  const paragraph = questionAt(event);
  if (!paragraph) return false;
  const from = view.posAtDOM(paragraph, 0);
  const to = from + view.state.doc.resolve(from).parent.content.size;
  const { open } = coachKey.getState(view.state)!;
  const first = open.find((one) => one.finding.tier === 'ask' && one.from >= from && one.to <= to);
  if (!first) return false;
  event.preventDefault();
  coachStore.set({ open: first.id, isCardFocused: false });
  return true;
}

function watch(view: EditorView, context: EditorContext) {
  const tell = () => {
    const { open } = coachKey.getState(view.state)!;
    const known = coachStore.read().findings;
    // Most readings find what the one before found: nobody needs to draw that again.
    const isSame = known.length === open.length && open.every(({ id }, index) => id === known[index]!.id);
    if (!isSame) coachStore.set({ findings: open.map(({ id, finding }) => ({ ...finding, id })) });
  };
  return {
    update: (_view: EditorView, before: EditorState) => {
      const [old, now] = [coachKey.getState(before)!, coachKey.getState(view.state)!];
      if (old.open !== now.open) tell();
      if (!before.selection.eq(view.state.selection) && view.hasFocus() && context.mayWrite())
        coachStore.set({ at: findingAtCursor(view.state)?.id ?? null });
    },
  };
}

/** The finding whose words the cursor stands in, else one of its sentence. */
export function findingAtCursor(state: EditorState): Placed | undefined {
  const { from, to } = state.selection;
  const { open } = coachKey.getState(state)!;
  const within = (range: { from: number; to: number }) => range.from <= from && to <= range.to;
  return open.find(within) ?? open.find(({ sentence }) => within(sentence));
}

/** The next finding behind the cursor or before it, around the end of the document. */
export function findingBeside(state: EditorState, by: 1 | -1): Placed | undefined {
  const { open } = coachKey.getState(state)!;
  const { from } = state.selection;
  return by > 0
    ? (open.find((one) => one.from > from) ?? open[0])
    : (open.findLast((one) => one.from < from) ?? open.at(-1));
}
