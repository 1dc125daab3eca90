import type { ColumnType, Generated } from 'kysely';
import type { Strength } from '#shared/coach/finding.ts';
import type { FollowUpKind, RowState } from '#shared/rules/factor-words.ts';
import type { AnswerKind, BatchKind, ChangeKind, Effect, Origin, WorkLink } from '#shared/rules/follow-up-work.ts';
import type { ServiceLevel } from '#shared/rules/service-level.ts';
import type { BlockRow } from './block-tables.ts';

type Time = ColumnType<Date, Date | string, Date | string>;
type Json<T> = ColumnType<T, string, string>;

/** What follow-ups have beside that which every row of a live block has. */
export type FollowUpWorkColumns = {
  team_id: ColumnType<string | null, string | null | undefined, string | null>;
  effect: ColumnType<Effect | null, Effect | null | undefined, Effect | null>;
  links: ColumnType<WorkLink[], string | undefined, string>;
  came_from: ColumnType<Origin | null, Origin | null | undefined, never>;
  postponed: Generated<number>;
  merged_into: ColumnType<string | null, string | null | undefined, string | null>;
  split_from: ColumnType<string | null, string | null | undefined, never>;
  told_strength: ColumnType<Strength | null, Strength | null | undefined, Strength | null>;
  told_by: ColumnType<string | null, string | null | undefined, string | null>;
  words: ColumnType<string, never, never>;
};

export type FollowUpTables = {
  follow_ups: {
    id: string;
    /** None until somebody takes on what a draft proposed. */
    number: ColumnType<number | null, number | null | undefined, number | null>;
    post_mortem_id: string | null;
    title: string;
    why: Generated<string>;
    status: Generated<'open' | 'in-progress' | 'done' | 'wont-do'>;
    reason: string | null;
    owner_id: string | null;
    due_on: string | null;
    priority: 'low' | 'medium' | 'high' | null;
    url: string | null;
    done_at: Time | null;
    state: Generated<RowState>;
    kind: FollowUpKind | null;
    strength: ColumnType<OwnStrength | null, OwnStrength | null | undefined, OwnStrength | null>;
    factor_ids: Generated<string[]>;
    quote: Generated<string>;
  } & FollowUpWorkColumns &
    Omit<BlockRow, 'origin' | 'position'> & { origin: Generated<'draft' | 'person'>; position: Generated<number> };
  follow_up_batches: {
    id: string;
    what: BatchKind;
    by: string;
    person_id: string | null;
    at: Date;
    undone_at: ColumnType<Date | null, undefined, Date>;
  };
  follow_up_changes: {
    id: string;
    follow_up_id: string;
    batch_id: string | null;
    kind: ChangeKind;
    before: ColumnType<Record<string, unknown> | null, string | null, never>;
    after: ColumnType<Record<string, unknown> | null, string | null, never>;
    note: string | null;
    by: string;
    person_id: string | null;
    at: Date;
  };
  follow_up_views: {
    id: string;
    person_id: string;
    name: string;
    query: Json<Record<string, unknown>>;
    shared_with: 'nobody' | 'team' | 'everybody';
    team_id: string | null;
    created_at: Date;
    updated_at: Date;
  };
  follow_up_settings: {
    id: Generated<boolean>;
    levels: ColumnType<ServiceLevel[], string | undefined, string>;
    changed_by: string | null;
    changed_at: Date | null;
  };
  follow_up_answer_links: {
    token_hash: Buffer;
    follow_up_id: string;
    person_id: string;
    created_at: Date;
    expires_at: Date;
    used_at: ColumnType<Date | null, undefined, Date>;
    answer: ColumnType<AnswerKind | null, undefined, AnswerKind>;
  };
};

/** What somebody said about the strength of a follow-up; it stands over what its words tell. */
export type OwnStrength = { level: Strength; why: string };
