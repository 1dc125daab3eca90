import type { ColumnType } from 'kysely';
import type { EffectAnswer, EffectNumbers } from '#shared/rules/effect/effect-numbers.ts';

/** What incidents are known again by, and whether finished work changed anything. */
export type EffectTables = {
  incident_likeness: {
    incident_id: string;
    read_at_version: number;
    reading: number;
    title_words: string[];
    words: string[];
  };
  incident_signs: {
    incident_id: string;
    what: 'alert' | 'cause';
    sign: string;
    label: string;
    started_at: Date;
  };
  likeness_verdicts: {
    id: string;
    one_id: string;
    other_id: string;
    verdict: 'same' | 'not-same';
    note: string;
    by: string;
    person_id: string | null;
    at: Date;
    undone_by: string | null;
    undone_at: Date | null;
  };
  incident_repeats: { incident_id: string; earlier_id: string; days_between: number };
  effect_checks: {
    id: string;
    follow_up_id: string;
    done_at: Date;
    ask_at: Date;
    because: string;
    asked_at: Date | null;
    dropped_at: Date | null;
  };
  effect_answers: {
    id: string;
    check_id: string;
    answer: EffectAnswer;
    note: string;
    by: string;
    person_id: string | null;
    numbers: ColumnType<EffectNumbers | null, string, never>;
    counted_ids: ColumnType<string[] | null, string[], string[] | null>;
    at: Date;
  };
  effect_recurrences: { check_id: string; incident_id: string; at: Date };
};
