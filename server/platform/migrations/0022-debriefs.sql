-- The meeting about a post-mortem: when it is, who is asked to come, how it goes, who was there.
CREATE TABLE debriefs (
  id uuid PRIMARY KEY,
  post_mortem_id uuid NOT NULL REFERENCES post_mortems (id) ON DELETE CASCADE,
  starts_at timestamptz NOT NULL,
  minutes integer NOT NULL CHECK (minutes > 0),
  -- The zone of whoever chose the time.
  time_zone text NOT NULL,
  place text NOT NULL DEFAULT '',
  url text,
  facilitator_id uuid REFERENCES people (id),
  state text NOT NULL DEFAULT 'scheduled' CHECK (state IN ('scheduled', 'held', 'cancelled')),
  -- Raised by whatever must reach the calendars of those who are invited.
  sequence integer NOT NULL DEFAULT 0,
  -- Why it was moved or cancelled last.
  because text,
  scheduled_by text NOT NULL,
  scheduled_at timestamptz NOT NULL,
  held_at timestamptz,
  -- Clock, step and place in the timeline, as everybody sees them; null until it is opened.
  meeting jsonb
);
CREATE INDEX debriefs_post_mortem ON debriefs (post_mortem_id, starts_at);
-- One meeting lies ahead at a time: whoever schedules a second one moves the first.
CREATE UNIQUE INDEX debriefs_ahead ON debriefs (post_mortem_id) WHERE state = 'scheduled';
CREATE INDEX debriefs_by_day ON debriefs (starts_at) WHERE state = 'scheduled';

CREATE TABLE debrief_invited (
  debrief_id uuid NOT NULL REFERENCES debriefs (id) ON DELETE CASCADE,
  person_id uuid NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  PRIMARY KEY (debrief_id, person_id)
);
CREATE INDEX debrief_invited_person ON debrief_invited (person_id);

CREATE TABLE debrief_attendance (
  debrief_id uuid NOT NULL REFERENCES debriefs (id) ON DELETE CASCADE,
  person_id uuid NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  -- Said by hand stands over what presence would say.
  present boolean NOT NULL,
  by_hand boolean NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (debrief_id, person_id)
);

-- Ideas for fixes that wait until it is agreed what happened.
CREATE TABLE parked_ideas (
  id uuid PRIMARY KEY,
  post_mortem_id uuid NOT NULL REFERENCES post_mortems (id) ON DELETE CASCADE,
  debrief_id uuid NOT NULL REFERENCES debriefs (id) ON DELETE CASCADE,
  text text NOT NULL,
  by text NOT NULL,
  at timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'parked' CHECK (state IN ('parked', 'follow-up', 'put-away')),
  because text,
  settled_by text,
  settled_at timestamptz
);
CREATE INDEX parked_ideas_post_mortem ON parked_ideas (post_mortem_id, at);

-- Standing meetings that take post-mortems from a queue.
CREATE TABLE review_boards (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  -- ISO weekdays, 1 is Monday.
  weekdays smallint[] NOT NULL,
  every_weeks smallint NOT NULL CHECK (every_weeks BETWEEN 1 AND 12),
  -- Weeks are counted from the one of this day.
  from_on date NOT NULL,
  -- By the wall clock of the zone: 15:00 stays 15:00 when the clocks change.
  at_time text NOT NULL,
  time_zone text NOT NULL,
  minutes integer NOT NULL CHECK (minutes > 0),
  team_id uuid REFERENCES teams (id) ON DELETE SET NULL,
  place text NOT NULL DEFAULT '',
  url text,
  sequence integer NOT NULL DEFAULT 0,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL,
  closed_at timestamptz
);
CREATE UNIQUE INDEX review_boards_name ON review_boards (lower(name)) WHERE closed_at IS NULL;

CREATE TABLE board_people (
  board_id uuid NOT NULL REFERENCES review_boards (id) ON DELETE CASCADE,
  person_id uuid NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  PRIMARY KEY (board_id, person_id)
);

-- Days on which the board does not meet.
CREATE TABLE board_skips (
  board_id uuid NOT NULL REFERENCES review_boards (id) ON DELETE CASCADE,
  on_date date NOT NULL,
  because text NOT NULL,
  by text NOT NULL,
  PRIMARY KEY (board_id, on_date)
);

CREATE TABLE board_queue (
  id uuid PRIMARY KEY,
  board_id uuid NOT NULL REFERENCES review_boards (id) ON DELETE CASCADE,
  post_mortem_id uuid NOT NULL REFERENCES post_mortems (id) ON DELETE CASCADE,
  position integer NOT NULL,
  minutes integer NOT NULL CHECK (minutes > 0),
  added_by text NOT NULL,
  added_at timestamptz NOT NULL,
  held_at timestamptz
);
-- It waits for one board at a time.
CREATE UNIQUE INDEX board_queue_waiting ON board_queue (post_mortem_id) WHERE held_at IS NULL;
CREATE INDEX board_queue_order ON board_queue (board_id, position) WHERE held_at IS NULL;
CREATE INDEX board_queue_past ON board_queue (board_id, held_at) WHERE held_at IS NOT NULL;

-- What goes by mail to those who are invited: each state of a meeting once to each of them.
CREATE TABLE invitation_mail (
  id uuid PRIMARY KEY,
  debrief_id uuid NOT NULL REFERENCES debriefs (id) ON DELETE CASCADE,
  person_id uuid NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  method text NOT NULL CHECK (method IN ('REQUEST', 'CANCEL')),
  sequence integer NOT NULL,
  -- When it is tried next; null once it is sent, overtaken or given up.
  mail_at timestamptz,
  tries integer NOT NULL DEFAULT 0,
  fault text,
  mailed_at timestamptz
);
CREATE UNIQUE INDEX invitation_mail_once ON invitation_mail (debrief_id, person_id, sequence, method);
CREATE INDEX invitation_mail_due ON invitation_mail (mail_at) WHERE mail_at IS NOT NULL;
CREATE INDEX invitation_mail_person ON invitation_mail (person_id);
