import type { Rule, Tier } from '../finding.ts';
import type { Actor } from '../people/find-actors.ts';

/** What a rule saw: tokens `from` to `to`, the end exclusive. */
export type Note = {
  rule: Rule;
  tier: Tier;
  from: number;
  to: number;
  actor: Actor | undefined;
  /** The verb of what they did, to be put into questions. */
  verb: number | undefined;
  suggestion: Suggestion | undefined;
  /** Context beside it takes it back. */
  yieldsToContext: boolean;
};

/** A note on words alone, whoever they are about. */
export const noteAt = (rule: Rule, tier: Note['tier'], { from, to }: Pick<Note, 'from' | 'to'>): Note => ({
  rule,
  tier,
  from,
  to,
  actor: undefined,
  verb: undefined,
  suggestion: undefined,
  yieldsToContext: false,
});

/** Other words for a note: leave out or replace some of its tokens. */
export type Suggestion = { replace: { from: number; to: number; by: string } };

/** What a rule says of a predicate, before it is known whose it is and where it stands. */
export type Judged = Pick<Note, 'rule' | 'yieldsToContext'> &
  Partial<Pick<Note, 'tier' | 'suggestion' | 'from' | 'to'>>;
