-- What somebody was told by name: that they were mentioned, or answered in a thread they wrote in.
CREATE TABLE notifications (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  post_mortem_id uuid NOT NULL REFERENCES post_mortems (id) ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('mention', 'reply')),
  -- The name of who wrote it, as it was then.
  by text NOT NULL,
  excerpt text NOT NULL,
  -- Where on the page of the post-mortem, without the #.
  anchor text NOT NULL,
  at timestamptz NOT NULL,
  read_at timestamptz
);
-- The same words at the same place are told once, however often the reaction runs.
CREATE UNIQUE INDEX notifications_same ON notifications (person_id, post_mortem_id, kind, anchor, md5(excerpt));
CREATE INDEX notifications_person ON notifications (person_id, id DESC);
CREATE INDEX notifications_unread ON notifications (person_id, post_mortem_id) WHERE read_at IS NULL;
