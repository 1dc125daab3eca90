import type { ColumnType, Generated } from 'kysely';
import type { PostMortemDocument } from '#shared/document/document.ts';
import type { Audience, PublicationPlan } from '#shared/redaction/plan.ts';

type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;

/** What was published, how it is shared, and who has read it. */
export type PublicationTables = {
  publications: {
    id: string;
    post_mortem_id: string;
    audience: Audience;
    number: number;
    title: string;
    note: string | null;
    plan: ColumnType<PublicationPlan, string, never>;
    document: ColumnType<PostMortemDocument, string, never>;
    digest: Buffer;
    private_confirmed: boolean;
    published_by: string | null;
    published_by_name: string;
    published_at: Date;
    withdrawn_by_name: Later<string>;
    withdrawn_at: Later<Date>;
    withdrawn_because: Later<string>;
  };
  publication_shares: {
    id: string;
    publication_id: string;
    token_hash: Buffer;
    expires_at: Date | null;
    opens: Generated<number>;
    listed: Generated<boolean>;
    made_by_name: string;
    made_at: Date;
    revoked_at: Later<Date>;
  };
  publication_reads: { publication_id: string; person_id: string; read_at: Date };
  uncounted_readers: { person_id: string };
};
