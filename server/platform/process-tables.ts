import type { ColumnType, Generated } from 'kysely';
import type { ProcessStep, StepAnchor, StepOwner, StepState } from '#shared/rules/process-steps.ts';

/** How a post-mortem travels: the process of a template, and the steps of a document. */
export type ProcessTables = {
  processes: {
    template: string;
    steps: ColumnType<ProcessStep[], string, string>;
    revision: Generated<number>;
    changed_by: string;
    changed_at: Date;
  };
  process_steps: {
    post_mortem_id: string;
    key: string;
    title: string;
    position: number;
    required: boolean;
    owner_role: StepOwner;
    chosen_id: string | null;
    person_id: string | null;
    counted_from: StepAnchor;
    earliest_days: number;
    due_days: number;
    earliest_at: Date | null;
    due_at: Date | null;
    counted_at: Date | null;
    date_reasons: ColumnType<string[], string | undefined, string>;
    state: Generated<StepState>;
    settled_at: Date | null;
    settled_by: string | null;
    by_hand: Generated<boolean>;
    because: string | null;
  };
  process_pauses: {
    id: string;
    post_mortem_id: string;
    from_at: Date;
    to_at: Date | null;
    because: string;
    by: string;
  };
};
