-- People are told more, in more places: of verdicts, publications, owners, debriefs, steps and what is late in their team.
ALTER TABLE notifications
  -- Which of the things that its kind can say: 'approve', 'moved'. Empty where a kind says one thing.
  ADD COLUMN variant text NOT NULL DEFAULT '',
  -- Of a step of the process: its key.
  ADD COLUMN step_key text,
  -- Of a debrief: when it begins, as it stood then.
  ADD COLUMN starts_at timestamptz,
  -- Of what is late: whose it is, or who was told of it.
  ADD COLUMN about_person_id uuid REFERENCES people (id) ON DELETE CASCADE,
  ADD COLUMN team_id uuid REFERENCES teams (id) ON DELETE CASCADE,
  -- A direct message, with the same meaning as the columns of mail.
  ADD COLUMN chat_at timestamptz,
  ADD COLUMN chatted_at timestamptz,
  ADD COLUMN chat_tries integer NOT NULL DEFAULT 0,
  ADD COLUMN chat_fault text,
  ADD COLUMN chat_claimed_until timestamptz,
  -- Mail is only for when the chat does not take it.
  ADD COLUMN mail_unless_chat boolean NOT NULL DEFAULT false,
  DROP CONSTRAINT notifications_about,
  ADD CONSTRAINT notifications_about CHECK (post_mortem_id IS NOT NULL OR follow_up_id IS NOT NULL OR kind = 'digest');

DROP INDEX notifications_same;
CREATE UNIQUE INDEX notifications_same ON notifications (person_id, coalesce(post_mortem_id, follow_up_id), kind, anchor, md5(excerpt))
  WHERE stage IS NULL AND kind <> 'digest';
DROP INDEX notifications_follow_up;
CREATE UNIQUE INDEX notifications_follow_up ON notifications (follow_up_id, person_id, due_at, stage) WHERE kind = 'due-follow-up';
CREATE UNIQUE INDEX notifications_step ON notifications (post_mortem_id, step_key, person_id, due_at, stage) WHERE kind = 'due-step';
-- A manager hears of a date that passed once, and its owner once that they did.
CREATE UNIQUE INDEX notifications_late ON notifications
  (coalesce(follow_up_id, post_mortem_id), coalesce(step_key, ''), person_id, about_person_id, due_at) WHERE kind IN ('escalation', 'escalated');
CREATE UNIQUE INDEX notifications_digest ON notifications (person_id, team_id, anchor) WHERE kind = 'digest';
-- A reminder that is said anew settles the one before it.
CREATE INDEX notifications_follow_up_waiting ON notifications (follow_up_id) WHERE follow_up_id IS NOT NULL AND read_at IS NULL;
CREATE INDEX notifications_chat ON notifications (chat_at, person_id) WHERE chat_at IS NOT NULL;
CREATE INDEX notifications_chat_fault ON notifications (id DESC) WHERE chat_fault IS NOT NULL;
CREATE INDEX notifications_waiting ON notifications (person_id, id DESC) WHERE read_at IS NULL;
CREATE INDEX notifications_person_kind ON notifications (person_id, kind, id DESC);
CREATE INDEX notifications_mailed ON notifications (mailed_at) WHERE mailed_at IS NOT NULL;
CREATE INDEX notifications_chatted ON notifications (chatted_at) WHERE chatted_at IS NOT NULL;

-- Null: as usual for that kind.
ALTER TABLE notification_rules
  ALTER COLUMN mail DROP NOT NULL,
  ADD COLUMN chat text CHECK (chat IN ('never', 'at-once', 'working-hours', 'daily')),
  -- False: not even in the list.
  ADD COLUMN told boolean NOT NULL DEFAULT true;

-- How a team is reached. A team without a row has what a new one has.
CREATE TABLE team_reach (
  team_id uuid PRIMARY KEY REFERENCES teams (id) ON DELETE CASCADE,
  -- Working days after which the manager is told of what is late; null for never.
  escalate_after smallint DEFAULT 5 CHECK (escalate_after BETWEEN 1 AND 60),
  has_digest boolean NOT NULL DEFAULT true
);

-- Where Debrief posts. The address is a secret, and sealed.
CREATE TABLE channels (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('slack', 'teams')),
  name text NOT NULL,
  -- Null: for everybody.
  team_id uuid REFERENCES teams (id) ON DELETE CASCADE,
  address bytea NOT NULL,
  -- What may be shown of it.
  host text NOT NULL,
  ending text NOT NULL,
  has_announcements boolean NOT NULL,
  has_digests boolean NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  -- The last try, and what was said if it was not taken.
  tried_at timestamptz,
  fault text
);

CREATE TABLE channel_posts (
  id uuid PRIMARY KEY,
  channel_id uuid NOT NULL REFERENCES channels (id) ON DELETE CASCADE,
  -- It is about one publication, or about one week of a team.
  publication_id uuid REFERENCES publications (id) ON DELETE CASCADE,
  team_id uuid REFERENCES teams (id) ON DELETE CASCADE,
  week text,
  at timestamptz NOT NULL,
  -- Null: it is not to be posted any more.
  post_at timestamptz,
  posted_at timestamptz,
  tries integer NOT NULL DEFAULT 0,
  fault text,
  claimed_until timestamptz,
  CHECK ((publication_id IS NULL) = (week IS NOT NULL AND team_id IS NOT NULL))
);
CREATE UNIQUE INDEX channel_posts_publication ON channel_posts (channel_id, publication_id) WHERE publication_id IS NOT NULL;
CREATE UNIQUE INDEX channel_posts_week ON channel_posts (channel_id, team_id, week) WHERE week IS NOT NULL;
CREATE INDEX channel_posts_waiting ON channel_posts (post_at) WHERE post_at IS NOT NULL;

-- The one Slack app of the installation, its secrets sealed.
CREATE TABLE slack_app (
  id boolean PRIMARY KEY DEFAULT true CHECK (id),
  token bytea NOT NULL,
  signing_secret bytea,
  workspace text NOT NULL,
  bot text NOT NULL,
  connected_by text NOT NULL,
  connected_at timestamptz NOT NULL,
  fault text
);
-- Who somebody is there, looked up by their address. Null: nobody with it, when last asked.
CREATE TABLE slack_people (
  person_id uuid PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
  email text NOT NULL,
  slack_user text,
  asked_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX slack_people_user ON slack_people (slack_user) WHERE slack_user IS NOT NULL;
-- Presses that were taken: the same request again is not a second one.
CREATE TABLE slack_presses (
  signature text PRIMARY KEY,
  at timestamptz NOT NULL
);
