import type { ColumnType, Generated } from 'kysely';
import type { Strength } from '#shared/coach/finding.ts';
import type { AnswerKind, BatchKind, ChangeKind, Effect, Origin, WorkLink } from '#shared/rules/follow-up-work.ts';
import type { ServiceLevel } from '#shared/rules/service-level.ts';

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
