import type { ColumnType, Generated } from 'kysely';
import type { Issue, StatusNames, TrackerKind } from '#shared/trackers/issue.ts';
import type { Agreed, Clash, Pushing } from '#shared/trackers/merge-issue.ts';

type MadeTime = ColumnType<Date, Date | string | undefined, Date | string>;
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;
type Json<T> = ColumnType<T, string | undefined, string>;
type MaybeJson<T> = ColumnType<T | null, string | null | undefined, string | null>;

/** Something that keeps Debrief and a tracker apart, as a person reads it; `since` and `until` are instants. */
export type StoredFault = { code: string; why: string; since: string; until?: string | undefined };

/** What is to be done before an issue can be followed. */
export type AskedIssue =
  | { do: 'create'; title: string; body: string; by: string | null }
  | { do: 'adopt'; key: string };

/** `by` did what this version shows; `told` is who did what a webhook told of, until that is read. */
export type SeenIssue = Omit<Issue, 'body'> & { by?: string | null; told?: { by: string | null; version: string } };

/** Where follow-ups go as issues, and what is known of each. */
export type TrackerTables = {
  trackers: {
    id: string;
    kind: TrackerKind;
    name: string;
    base_url: string;
    project: string;
    project_id: Maybe<string>;
    account: Maybe<string>;
    token: Buffer;
    token_hint: string;
    webhook_token: string;
    webhook_secret: Maybe<Buffer>;
    title_template: string;
    body_template: string;
    labels: Generated<string[]>;
    issue_type: Maybe<string>;
    statuses: Json<StatusNames>;
    disabled: Generated<boolean>;
    read_to: Maybe<string>;
    fault: MaybeJson<StoredFault>;
    attempts: Generated<number>;
    next_try_at: Maybe<Date>;
    checked_at: Maybe<Date>;
    webhook_at: Maybe<Date>;
    leased_until: Maybe<Date>;
    created_at: MadeTime;
    removed_at: Maybe<Date>;
  };
  tracker_people: { tracker_id: string; account: string; person_id: string };
  tracker_issues: {
    id: string;
    tracker_id: string;
    follow_up_id: string;
    marker: string;
    asked: MaybeJson<AskedIssue>;
    floor: Maybe<string>;
    told: 'everything' | 'reference';
    remote_id: Maybe<string>;
    key: Maybe<string>;
    url: Maybe<string>;
    title: Maybe<string>;
    seen: MaybeJson<SeenIssue>;
    version: Maybe<string>;
    agreed: Json<Agreed>;
    pushing: MaybeJson<Pushing>;
    conflicts: Json<Clash[]>;
    gone: Maybe<'deleted' | 'moved'>;
    blank_asked: Generated<boolean>;
    wanted: Generated<boolean>;
    fault: MaybeJson<StoredFault>;
    attempts: Generated<number>;
    next_try_at: Maybe<Date>;
    leased_until: Maybe<Date>;
    read_at: Maybe<Date>;
    created_by: Maybe<string>;
    created_at: MadeTime;
  };
  tracker_deliveries: {
    id: string;
    tracker_id: string;
    key: string;
    received_at: MadeTime;
    outcome: 'applied' | 'ignored' | 'unreadable' | 'refused';
    why: Maybe<string>;
    body: Maybe<Buffer>;
  };
};
