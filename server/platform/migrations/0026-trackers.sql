-- Where follow-ups go as issues, and what was last seen of each issue.
CREATE TABLE trackers (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('github', 'gitlab', 'jira-cloud', 'jira-dc', 'linear')),
  name text NOT NULL,
  -- Where it is reached, and what new issues belong to: "acme/shop", "group/project", "OPS", the key of a team.
  base_url text NOT NULL,
  project text NOT NULL,
  -- How the tracker itself names that project; known once it was checked. Webhooks of another are refused.
  project_id text,
  account text,
  token bytea NOT NULL,
  token_hint text NOT NULL,
  webhook_token text NOT NULL UNIQUE,
  webhook_secret bytea,
  title_template text NOT NULL,
  body_template text NOT NULL,
  labels text[] NOT NULL DEFAULT '{}',
  issue_type text,
  -- Names of states, labels and resolutions, for each status of a follow-up.
  statuses jsonb NOT NULL DEFAULT '{}',
  disabled boolean NOT NULL DEFAULT false,
  -- How far its changes were read, told by its own clock.
  read_to text,
  fault jsonb,
  attempts integer NOT NULL DEFAULT 0,
  next_try_at timestamptz,
  checked_at timestamptz,
  webhook_at timestamptz,
  leased_until timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  removed_at timestamptz
);

-- Whose account is whose, where neither e-mail nor handle tells.
CREATE TABLE tracker_people (
  tracker_id uuid NOT NULL REFERENCES trackers (id) ON DELETE CASCADE,
  account text NOT NULL,
  person_id uuid NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  PRIMARY KEY (tracker_id, account)
);
CREATE INDEX tracker_people_person ON tracker_people (person_id);

CREATE TABLE tracker_issues (
  id uuid PRIMARY KEY,
  tracker_id uuid NOT NULL REFERENCES trackers (id) ON DELETE CASCADE,
  follow_up_id uuid NOT NULL UNIQUE REFERENCES follow_ups (id) ON DELETE CASCADE,
  -- Written into the issue, so that a creation whose answer was lost is found again.
  marker text NOT NULL,
  -- What is to be done first: create with these words, or adopt from this address. Null once it was done.
  asked jsonb,
  -- The newest issue there was before creating: one that was created by us can only be newer.
  floor text,
  -- How much the issue tells: everything, or no more than that there is a follow-up.
  told text NOT NULL CHECK (told IN ('everything', 'reference')),
  remote_id text,
  key text,
  url text,
  title text,
  -- What was last seen there; what both sides agreed on last; what is on its way.
  seen jsonb,
  version text,
  agreed jsonb NOT NULL DEFAULT '{}',
  pushing jsonb,
  conflicts jsonb NOT NULL DEFAULT '[]',
  gone text CHECK (gone IN ('deleted', 'moved')),
  blank_asked boolean NOT NULL DEFAULT false,
  -- Something is to be done, not before `next_try_at`.
  wanted boolean NOT NULL DEFAULT true,
  fault jsonb,
  attempts integer NOT NULL DEFAULT 0,
  next_try_at timestamptz,
  leased_until timestamptz,
  read_at timestamptz,
  created_by text,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (tracker_id, remote_id)
);
CREATE INDEX tracker_issues_wanted ON tracker_issues (tracker_id, next_try_at) WHERE wanted;
CREATE INDEX tracker_issues_read ON tracker_issues (tracker_id, read_at);

-- Webhooks: the key of each, so that a repeat is known; the body of those that could not be used.
CREATE TABLE tracker_deliveries (
  id uuid PRIMARY KEY,
  tracker_id uuid NOT NULL REFERENCES trackers (id) ON DELETE CASCADE,
  key text NOT NULL,
  received_at timestamptz NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('applied', 'ignored', 'unreadable', 'refused')),
  why text,
  body bytea,
  UNIQUE (tracker_id, key)
);
CREATE INDEX tracker_deliveries_received ON tracker_deliveries (received_at);
