import { useSyncExternalStore } from 'react';
import type { Suggestion } from '#shared/document/suggestions/list-suggestions.ts';
import type { ThreadAnchor } from '../../data/comments.ts';

export type WritingMode = 'write' | 'suggest';

/** How the cards answer suggestions in the text. */
export type MarginEditor = {
  decide: (groups: readonly string[], accept: boolean) => void;
  undo: () => void;
  /** Begins a thread on what is selected. */
  comment: () => void;
};

type State = {
  /** The card that is looked at: a thread's id or a suggestion's group. */
  active: string | null;
  /** What somebody is about to comment on. */
  draft: ThreadAnchor | null;
  /** Where the cards' words stand in the text. A thread on text that is not here has lost its words. Null while nobody knows. */
  places: ReadonlyMap<string, number> | null;
  suggestions: readonly Suggestion[];
  mode: WritingMode;
  /** Brings a card's words into sight. */
  reveal: ((card: string) => void) | null;
  /** Null while there is no text to write in. */
  editor: MarginEditor | null;
  /** Rises when somebody asks to see the cards. */
  asked: number;
};

const MODE = 'debrief.writing-mode';
function keptMode(): WritingMode {
  try {
    return sessionStorage.getItem(MODE) === 'suggest' ? 'suggest' : 'write';
  } catch {
    return 'write';
  }
}

const NOTHING: State = {
  active: null,
  draft: null,
  places: null,
  suggestions: [],
  mode: 'write',
  reveal: null,
  editor: null,
  asked: 0,
};

/**
 * What the text and the cards beside it know of each other. Without the editor's code: the cards are there before it, and
 * where nobody writes.
 */
class Margin {
  /** Goes to the next card or the one before; null while no cards are shown. */
  step: ((by: number) => void) | null = null;
  #state: State = { ...NOTHING, mode: keptMode() };
  readonly #listeners = new Set<() => void>();

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };
  read = () => this.#state;
  set(change: Partial<State>) {
    const isSame = (Object.keys(change) as (keyof State)[]).every((key) => this.#state[key] === change[key]);
    if (isSame) return;
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
  /** Looks at a card; `asks` also opens the place where cards are. */
  look(card: string | null, asks = false) {
    this.set({ active: card, asked: this.#state.asked + (asks ? 1 : 0) });
  }
  begin(draft: ThreadAnchor) {
    this.set({ draft, active: null, asked: this.#state.asked + 1 });
  }
  setMode(mode: WritingMode) {
    this.set({ mode });
    try {
      sessionStorage.setItem(MODE, mode);
    } catch {
      // It then lasts as long as the page.
    }
  }
  /** Another document: nothing of the one before is known here, and it is written in until somebody says otherwise. */
  clear() {
    this.setMode('write');
    this.set({ ...NOTHING, asked: this.#state.asked });
  }
}

export const margin = new Margin();
export const useMargin = () => useSyncExternalStore(margin.subscribe, margin.read);
