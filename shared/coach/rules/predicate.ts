import type { Actor } from '../people/find-actors.ts';

/** What a sentence says that somebody did, or did not do. Indexes of tokens, ends exclusive. */
export type Predicate = {
  actor: Actor;
  /** First token after the subject. */
  from: number;
  /** The main verb, or what is said with "was". */
  verb: number;
  /** Where its clause ends. */
  to: number;
  isNegated: boolean;
  isModal: boolean;
  hasHave: boolean;
  hasBe: boolean;
  /** "was" or "were" or such stands alone before the verb: a state or a passive. */
  form: 'finite' | 'ing' | 'conditional';
  adverbs: number[];
};
