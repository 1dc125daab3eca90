-- Follow-ups are work of their own: of a team, with what should change because of them, and with all that became of them.
alter table follow_ups
  add column team_id uuid references teams (id) on delete set null,
  -- {change, measure, lookOn, lookAfterWeeks}: what should be different, measured by what, and when to look.
  add column effect jsonb,
  -- [{url, title}], beside `url`, which is its place in a tracker.
  add column links jsonb not null default '[]',
  -- {kind, threadId?, section?, eventId?, name?}: what somebody had before them when they planned it.
  add column came_from jsonb,
  -- How often its date was moved to a later one.
  add column postponed smallint not null default 0,
  -- The same work as that one: taken away with it, and brought back by undoing.
  add column merged_into uuid references follow_ups (id) on delete set null,
  add column split_from uuid references follow_ups (id) on delete set null,
  -- What its words tell of its strength, kept so that lists can be grouped by it, and which reading told it.
  add column told_strength text check (told_strength in ('strong', 'intermediate', 'weak')),
  add column told_by text,
  add column words tsvector not null generated always as (to_tsvector('english', title || ' ' || why)) stored,
  add constraint follow_ups_effect_check check (effect is null or jsonb_typeof(effect -> 'change') = 'string'),
  add constraint follow_ups_links_check check (jsonb_typeof(links) = 'array'),
  add constraint follow_ups_merged_check check (merged_into is null or (removed_at is not null and merged_into <> id));

-- Holds what is counted, so that counting need not read the rows.
create index follow_ups_open on follow_ups (coalesce(due_on, 'infinity'::date), id) include (due_on, status, post_mortem_id)
  where status in ('open', 'in-progress') and state = 'confirmed' and removed_at is null;
create index follow_ups_open_owner on follow_ups (owner_id, coalesce(due_on, 'infinity'::date), id)
  where status in ('open', 'in-progress') and state = 'confirmed' and removed_at is null;
create index follow_ups_open_team on follow_ups (team_id, coalesce(due_on, 'infinity'::date), id)
  where status in ('open', 'in-progress') and state = 'confirmed' and removed_at is null;
create index follow_ups_finished on follow_ups (coalesce(done_at, updated_at), id)
  where status in ('done', 'wont-do') and state = 'confirmed' and removed_at is null;
create index follow_ups_words on follow_ups using gin (words);
create index follow_ups_merged on follow_ups (merged_into) where merged_into is not null;
create index follow_ups_split on follow_ups (split_from) where split_from is not null;

-- What one person did to several at once, so that it can be undone as one.
create table follow_up_batches (
  id uuid primary key,
  what text not null check (what in ('bulk', 'merge', 'split')),
  by text not null,
  -- Only they undo it; null is an API key.
  person_id uuid references people (id) on delete cascade,
  at timestamptz not null,
  undone_at timestamptz
);

-- What became of a follow-up, step by step, in the words of the API for its fields.
create table follow_up_changes (
  id uuid primary key,
  follow_up_id uuid not null references follow_ups (id) on delete cascade,
  batch_id uuid references follow_up_batches (id) on delete set null,
  kind text not null check (kind in
    ('planned', 'status', 'due', 'owner', 'team', 'priority', 'merged', 'took-in', 'split', 'split-off', 'handed-back')),
  before jsonb,
  after jsonb,
  note text,
  by text not null,
  person_id uuid references people (id) on delete set null,
  at timestamptz not null
);
create index follow_up_changes_follow_up on follow_up_changes (follow_up_id, at, id);
create index follow_up_changes_batch on follow_up_changes (batch_id) where batch_id is not null;

-- A way of looking at the board that somebody keeps.
create table follow_up_views (
  id uuid primary key,
  person_id uuid not null references people (id) on delete cascade,
  name text not null,
  query jsonb not null,
  shared_with text not null default 'nobody' check (shared_with in ('nobody', 'team', 'everybody')),
  team_id uuid references teams (id) on delete cascade,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check ((shared_with = 'team') = (team_id is not null))
);
create index follow_up_views_person on follow_up_views (person_id);
create index follow_up_views_team on follow_up_views (team_id) where team_id is not null;
create index follow_up_views_everybody on follow_up_views (name) where shared_with = 'everybody';

-- In how many working days work is to be done: [{priority, severity, days}], null where any will do.
create table follow_up_settings (
  id boolean primary key default true check (id),
  levels jsonb not null default '[]',
  changed_by text,
  changed_at timestamptz
);
insert into follow_up_settings default values;

-- A link in a mail that answers for one follow-up and one person, without signing in. Only the hash of its token is kept.
create table follow_up_answer_links (
  token_hash bytea primary key,
  follow_up_id uuid not null references follow_ups (id) on delete cascade,
  person_id uuid not null references people (id) on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  answer text check (answer in ('done', 'later', 'not-mine')),
  check ((used_at is null) = (answer is null))
);
create index follow_up_answer_links_expires on follow_up_answer_links (expires_at);
create index follow_up_answer_links_follow_up on follow_up_answer_links (follow_up_id);

-- Nothing addresses this factor, and that is an answer: because of what.
alter table factors add column accepted_because text;

-- Which post-mortems are hidden from somebody is asked of all at once when follow-ups are counted.
create index post_mortem_incidents_both on post_mortem_incidents (incident_id, post_mortem_id);
