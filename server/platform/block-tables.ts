import type { ColumnType, Generated } from 'kysely';
import type { FactorKind, FactorRole, Level, RiskState, RowState } from '#shared/rules/factor-words.ts';
import type { FieldChanges } from '#shared/rules/merge-edit.ts';

type Time = ColumnType<Date, Date | string, Date | string>;
type MadeTime = ColumnType<Date, Date | string | undefined, Date | string>;

/** What the rows of live blocks have in common. */
export type BlockRow = {
  evidence: Generated<string[]>;
  origin: 'draft' | 'person';
  drafted_as: string | null;
  position: number;
  version: Generated<number>;
  changes: ColumnType<FieldChanges, string | undefined, string>;
  created_by: string | null;
  created_at: MadeTime;
  updated_by: string | null;
  updated_at: MadeTime;
  removed_at: Time | null;
};

/** The tables whose rows are shown and edited by live blocks alone. */
export type BlockTables = {
  factors: {
    id: string;
    post_mortem_id: string;
    title: string;
    kind: FactorKind;
    role: FactorRole;
    effect: Generated<string>;
    leads_to: Generated<string[]>;
    why: Generated<string>;
    /** Why nothing needs to address it. */
    accepted_because: ColumnType<string | null, string | null | undefined, string | null>;
    state: RowState;
  } & BlockRow;
  risks: {
    id: string;
    post_mortem_id: string;
    text: string;
    likelihood: Level | null;
    impact: Level | null;
    state: RiskState;
    follow_up_ids: Generated<string[]>;
  } & BlockRow;
  figures: {
    id: string;
    post_mortem_id: string;
    file_id: string | null;
    title: string;
    alt: string;
    from_at: Time | null;
    to_at: Time | null;
    url: string | null;
  } & Omit<BlockRow, 'origin' | 'drafted_as'>;
};
