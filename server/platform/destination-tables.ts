import type { ColumnType, Generated } from 'kysely';
import type { Audience } from '#shared/redaction/plan.ts';
import type {
  ConflictKind,
  DestinationKind,
  OnWithdrawal,
  PageManner,
  PageState,
  PageTask,
} from '#shared/rules/destinations.ts';

type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;

/** Where publications go, and what became of each there. */
export type DestinationTables = {
  destinations: {
    id: string;
    kind: DestinationKind;
    name: string;
    settings: ColumnType<unknown, string, string>;
    secret: Buffer;
    audience: Audience;
    templates: string[];
    team_ids: string[];
    service_ids: string[];
    automatic: boolean;
    on_withdrawal: OnWithdrawal;
    version: Generated<number>;
    check_asked_at: Later<Date>;
    checked_at: Later<Date>;
    check_words: Later<string>;
    check_fault: Later<string>;
    created_at: Date;
    removed_at: Later<Date>;
  };
  destination_pages: {
    id: string;
    destination_id: string;
    post_mortem_id: string;
    publication_id: string;
    task: PageTask;
    state: PageState;
    manner: Generated<PageManner>;
    private_confirmed: boolean;
    asked_by_name: string;
    asked_at: Date;
    asking: Generated<number>;
    due_at: Later<Date>;
    claimed_until: Later<Date>;
    tries: Generated<number>;
    fault: Later<string>;
    conflict: Later<ConflictKind>;
    remote_id: Later<string>;
    url: Later<string>;
    remote_version: Later<string>;
    pushed_id: Later<string>;
    pushed_at: Later<Date>;
  };
};
