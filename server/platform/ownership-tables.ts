import type { ColumnType, Generated } from 'kysely';

type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;

/** Who is asked to own a post-mortem, and who writes it with the owner. */
export type OwnershipTables = {
  handovers: {
    id: string;
    post_mortem_id: string;
    person_id: string;
    asked_by: string | null;
    asked_by_name: string;
    note: string | null;
    asked_at: Date;
    state: Generated<'open' | 'accepted' | 'declined' | 'withdrawn'>;
    answer: Later<string>;
    answered_at: Later<Date>;
  };
  co_writers: { post_mortem_id: string; person_id: string; added_by_name: string; added_at: Date };
};
