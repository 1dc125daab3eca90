import type { ColumnType, Generated } from 'kysely';
import type { AccountAnswer, AccountSharing } from '#shared/rules/accounts.ts';

type Moment = ColumnType<Date | null, Date | null | undefined, Date | null>;

/** What participants tell by themselves. */
export type AccountTables = {
  accounts: {
    id: string;
    post_mortem_id: string;
    person_id: string;
    asked_by: string;
    asked_at: Date;
    link_hash: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
    link_expires_at: Moment;
    declined_at: Moment;
    answers: ColumnType<AccountAnswer[], string | undefined, string>;
    sharing: Generated<AccountSharing>;
    saved_at: Moment;
    sent_at: Moment;
  };
};
