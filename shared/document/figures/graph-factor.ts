import type { FactorRole, RowState } from '../../rules/factor-words.ts';

export type GraphFactor = {
  id: string;
  title: string;
  role: FactorRole;
  state: RowState;
  /** Ids of what it led to. */
  leadsTo: readonly string[];
};
