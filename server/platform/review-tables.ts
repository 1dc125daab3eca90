import type { ColumnType, Generated } from 'kysely';
import type { ReviewRule, Substance, VerdictKind } from '#shared/rules/review.ts';

/** Who is asked to read a post-mortem, and what they said of which words. */
export type ReviewTables = {
  review_settings: {
    id: Generated<boolean>;
    rules: ColumnType<ReviewRule[], string | undefined, string>;
    changed_by: string | null;
    changed_at: Date | null;
  };
  review_demands: { post_mortem_id: string; approvals: number; applied_at: Date };
  reviewers: { post_mortem_id: string; person_id: string; asked_by: string; asked_at: Date; by_rule: boolean };
  review_substances: {
    post_mortem_id: string;
    digest: Buffer;
    content: ColumnType<Substance, string, never>;
  };
  review_verdicts: {
    id: string;
    post_mortem_id: string;
    substance: Buffer;
    verdict: VerdictKind;
    person_id: string | null;
    by: string;
    note: string | null;
    thread_ids: string[];
    at: Date;
    answered_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  };
};
