import { useSyncExternalStore } from 'react';
import type { LocatedFinding } from './messages.ts';

/** A finding that is shown, with the name it keeps while its sentence stays the same. */
export type OpenFinding = LocatedFinding & { id: string };

/** What the editor does for the cards. Each returns false when the words are no longer there. */
export type CoachEditor = {
  /** Brings a finding into sight with the cursor in its sentence. */
  show: (id: string) => boolean;
  /** Writes a sentence behind the one the finding stands in. */
  answer: (id: string, text: string) => boolean;
  /** Puts the proposed words in place of those found. */
  reword: (ids: readonly string[]) => boolean;
  /** Puts another sentence in place of the one a finding stands in. */
  rewrite: (id: string, sentence: string) => boolean;
  /** Writes a sentence behind the one that holds these words. */
  answerQuote: (section: string, quote: string, text: string) => boolean;
  showQuote: (section: string, quote: string) => boolean;
  /** Writes a paragraph at the end of a section; null is the first one that holds prose. */
  add: (section: string | null, text: string) => boolean;
  undo: () => void;
  focus: () => void;
};

type State = {
  /** In the order of the text; without what was put away. */
  findings: readonly OpenFinding[];
  /** Nothing was read yet, or the coach cannot read. */
  reading: 'no' | 'yes' | 'failed';
  /** The finding the cursor stands in. */
  at: string | null;
  /** The finding whose card is open. */
  open: string | null;
  /** It was opened by key: its card has the focus. */
  isCardFocused: boolean;
  editor: CoachEditor | null;
  isWalking: boolean;
  /** Rises when somebody asks to see the coach beside the text. */
  asked: number;
};

const NOTHING: State = {
  findings: [],
  reading: 'no',
  at: null,
  open: null,
  isCardFocused: false,
  editor: null,
  isWalking: false,
  asked: 0,
};

/** What the text, the cards in it and the page around it know of the coach. Without the editor's code. */
class CoachStore {
  #state = NOTHING;
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
  ask() {
    this.set({ asked: this.#state.asked + 1 });
  }
  clear() {
    this.set({ ...NOTHING, asked: this.#state.asked });
  }
}

export const coachStore = new CoachStore();
export const useCoach = () => useSyncExternalStore(coachStore.subscribe, coachStore.read);
