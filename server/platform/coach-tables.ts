import type { ColumnType, Generated } from 'kysely';
import type { GapRule, NameRule, Rule } from '#shared/coach/finding.ts';
import type { DismissalReason } from '#shared/rules/coach-precision.ts';

type Time = ColumnType<Date, Date | string, Date | string>;

/** The tables of the coach and of the questions a draft leaves open. */
export type CoachTables = {
  questions: {
    id: Generated<string>;
    post_mortem_id: string;
    text: string;
    about: string;
    position: number;
    state: Generated<'open' | 'answered' | 'not-here'>;
    reason: string | null;
    settled_by: string | null;
    settled_at: Time | null;
  };
  coach_dismissals: {
    id: string;
    post_mortem_id: string;
    rule: Rule | GapRule;
    section: string | null;
    quote: string;
    sentence: string;
    key: string;
    reason: DismissalReason;
    note: string | null;
    dismissed_by: string | null;
    dismissed_at: Time;
  };
  coach_taken: { post_mortem_id: string; rule: Rule | GapRule; how: 'answered' | 'reworded'; digest: Buffer };
  coach_settings: {
    id: Generated<boolean>;
    names: NameRule;
    language: string;
    off_rules: (Rule | GapRule)[];
    model_url: string | null;
    model_name: string | null;
    model_key: string | null;
    model_allow_private: boolean;
    changed_by: string | null;
    changed_at: Time | null;
  };
};
