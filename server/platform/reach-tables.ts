import type { ColumnType, Generated } from 'kysely';
import type { MailRule, NotificationKind } from '#shared/rules/notification-kinds.ts';

type Time = ColumnType<Date, Date | string, Date | string>;
type MadeTime = ColumnType<Date, Date | string | undefined, Date | string>;
/** Empty when the row is made, or given then and never changed. */
type Given<T> = ColumnType<T | null, T | null | undefined, never>;
type Later<T> = ColumnType<T | null, never, T | null>;

export type ReachTables = {
  notifications: {
    id: string;
    person_id: string;
    post_mortem_id: string | null;
    /** What it is about, where that is not the post-mortem itself. */
    follow_up_id: Given<string>;
    step_key: Given<string>;
    kind: NotificationKind;
    /** Which of the things that its kind can say. */
    variant: Generated<string>;
    by: string;
    excerpt: string;
    anchor: string;
    at: Time;
    /** Of a reminder: the date as it stood then, and which one it was. */
    due_at: Given<Date>;
    stage: Given<number>;
    starts_at: Given<Date>;
    about_person_id: Given<string>;
    team_id: Given<string>;
    read_at: Time | null;
    mail_at: Time | null;
    mailed_at: Later<Date>;
    mail_tries: Generated<number>;
    mail_fault: Later<string>;
    mail_claimed_until: Later<Date>;
    mail_unless_chat: Generated<boolean>;
    chat_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
    chatted_at: Later<Date>;
    chat_tries: Generated<number>;
    chat_fault: Later<string>;
    chat_claimed_until: Later<Date>;
  };
  notification_rules: {
    person_id: string;
    kind: NotificationKind;
    mail: MailRule | null;
    chat: ColumnType<MailRule | null, MailRule | null | undefined, MailRule | null>;
    told: Generated<boolean>;
  };
  team_reach: { team_id: string; escalate_after: number | null; has_digest: boolean };
  channels: {
    id: string;
    kind: 'slack' | 'teams';
    name: string;
    team_id: string | null;
    address: Buffer;
    host: string;
    ending: string;
    has_announcements: boolean;
    has_digests: boolean;
    created_at: MadeTime;
    tried_at: Later<Date>;
    fault: Later<string>;
  };
  channel_posts: {
    id: string;
    channel_id: string;
    publication_id: Given<string>;
    team_id: Given<string>;
    week: Given<string>;
    at: Time;
    post_at: Time | null;
    posted_at: Later<Date>;
    tries: Generated<number>;
    fault: Later<string>;
    claimed_until: Later<Date>;
  };
  slack_app: {
    id: Generated<boolean>;
    token: Buffer;
    signing_secret: Buffer | null;
    workspace: string;
    bot: string;
    connected_by: string;
    connected_at: Time;
    fault: ColumnType<string | null, string | null | undefined, string | null>;
  };
  slack_people: { person_id: string; email: string; slack_user: string | null; asked_at: Time };
  slack_presses: { signature: string; at: Time };
};
