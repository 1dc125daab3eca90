-- The spine: people and who may sign in, incidents and their timelines, decisions, post-mortems, follow-ups, sources.
-- Ids are UUIDv7 made by the server; people see numbers (INC-42, PM-17, FU-3). Times are timestamptz.

-- One row: what this installation is called, and its word for the document.
create table installation (
  id          boolean primary key default true check (id),
  name        text not null default 'Debrief',
  word        text not null default 'post-mortem',
  time_zone   text not null default 'UTC',
  created_at  timestamptz not null default now()
);
insert into installation default values;

-- Somebody known to the installation. A member is a person who can sign in.
create table people (
  id          uuid primary key,
  name        text not null,
  handles     text[] not null default '{}',
  email       text,
  time_zone   text,
  created_at  timestamptz not null default now()
);
create unique index people_email on people (lower(email)) where email is not null;
create index people_name on people (lower(name));
create index people_handles on people using gin (handles);

create table members (
  person_id      uuid primary key references people on delete cascade,
  email          text not null,
  password_hash  text not null,
  role           text not null check (role in ('admin', 'editor', 'viewer')),
  disabled       boolean not null default false,
  created_at     timestamptz not null default now(),
  last_seen_at   timestamptz
);
create unique index members_email on members (lower(email));

-- One-time links: the first admin, an invitation, a new password. Only the hash of the token is kept.
create table sign_up_links (
  id          uuid primary key,
  token_hash  bytea not null unique,
  purpose     text not null check (purpose in ('first-admin', 'invitation', 'new-password')),
  role        text not null check (role in ('admin', 'editor', 'viewer')),
  email       text,
  name        text,
  person_id   uuid references people on delete cascade,
  created_at  timestamptz not null default now(),
  expires_at  timestamptz not null,
  used_at     timestamptz
);

create table sessions (
  token_hash    bytea primary key,
  person_id     uuid not null references people on delete cascade,
  csrf          text not null,
  created_at    timestamptz not null default now(),
  last_seen_at  timestamptz not null default now(),
  expires_at    timestamptz not null
);
create index sessions_person on sessions (person_id);

create table api_keys (
  id            uuid primary key,
  name          text not null,
  prefix        text not null,
  secret_hash   bytea not null unique,
  role          text not null check (role in ('admin', 'editor', 'viewer')),
  created_by    text,
  created_at    timestamptz not null default now(),
  last_used_at  timestamptz,
  revoked_at    timestamptz
);

create table services (
  id    uuid primary key,
  name  text not null
);
create unique index services_name on services (lower(name));

-- Where incidents come from. The token is part of the address; the signing secret checks who sent it.
create table sources (
  id                uuid primary key,
  kind              text not null,
  name              text not null,
  token             text not null unique,
  secret            text,
  private           boolean not null default false,
  disabled          boolean not null default false,
  created_at        timestamptz not null default now()
);

-- Every webhook as it arrived. The key is the same for a repeated delivery.
create table deliveries (
  id           uuid primary key,
  source_id    uuid not null references sources on delete cascade,
  key          text not null,
  received_at  timestamptz not null default now(),
  outcome      text not null check (outcome in ('applied', 'unreadable', 'failed', 'ignored')),
  why          text,
  headers      jsonb not null default '{}',
  body         bytea not null
);
create unique index deliveries_key on deliveries (source_id, key);
create index deliveries_outcome on deliveries (outcome, id desc);

create table incidents (
  id                uuid primary key,
  number            integer generated always as identity unique,
  title             text not null,
  severity          text,
  type              text,
  status            text not null default 'open' check (status in ('open', 'mitigated', 'resolved', 'closed')),
  summary           text not null default '',
  impact_text       text not null default '',
  impact_customers  integer,
  private           boolean not null default false,
  near_miss         boolean not null default false,
  time_zone         text,
  url               text,
  lead_id           uuid references people,
  source            text not null default 'API',
  source_id         uuid references sources on delete set null,
  external_id       text,
  started_at        timestamptz not null,
  resolved_at       timestamptz,
  reopened          integer not null default 0,
  -- Rises with every change of the timeline; phase times and people derived from it are kept until it does.
  timeline_version  bigint not null default 0,
  derived           jsonb,
  derived_for       bigint,
  created_at        timestamptz not null default now(),
  updated_at        timestamptz not null default now(),
  words             tsvector generated always as (
    setweight(to_tsvector('english', translate(left(title, 2000), '<', ' ')), 'A') || setweight(to_tsvector('english', translate(left(summary || ' ' || impact_text, 20000), '<', ' ')), 'B')
  ) stored
);
-- The same externalId from the same source is the same incident; the API and imports share the null source.
create unique index incidents_external on incidents (coalesce(source_id, '00000000-0000-0000-0000-000000000000'), external_id) where external_id is not null;
create index incidents_started on incidents (started_at desc, id desc);
create index incidents_status_started on incidents (status, started_at desc, id desc);
create index incidents_words on incidents using gin (words);

create table incident_services (
  incident_id  uuid not null references incidents on delete cascade,
  service_id   uuid not null references services,
  primary key (incident_id, service_id)
);
create index incident_services_service on incident_services (service_id, incident_id);

-- Phase times that a person or a source stated. The others are derived from events on reading.
create table stated_times (
  incident_id  uuid not null references incidents on delete cascade,
  phase        text not null check (phase in ('impactStarted', 'detected', 'acknowledged', 'mitigated', 'resolved')),
  at           timestamptz not null,
  event_id     uuid,
  primary key (incident_id, phase)
);

create table status_changes (
  id           uuid primary key,
  incident_id  uuid not null references incidents on delete cascade,
  status       text not null,
  at           timestamptz not null,
  by           text,
  event_id     uuid
);
create index status_changes_incident on status_changes (incident_id, at, id);

-- A role that somebody stated, or took away (hidden); other roles are derived from what people did.
create table participants (
  incident_id  uuid not null references incidents on delete cascade,
  person_id    uuid not null references people,
  role         text not null check (role in ('lead', 'responder', 'reporter', 'observer')),
  basis        text not null check (basis in ('stated', 'derived')),
  hidden       boolean not null default false,
  primary key (incident_id, person_id)
);
create index participants_person on participants (person_id, incident_id);

create table timeline_events (
  id            uuid primary key,
  incident_id   uuid not null references incidents on delete cascade,
  at            timestamptz not null,
  kind          text not null,
  text          text not null,
  actor         text,
  person_id     uuid references people,
  source        text not null,
  url           text,
  external_id   text,
  basis         text not null default 'recorded' check (basis in ('recorded', 'recalled', 'inferred')),
  -- Key: shown in the document. A person's choice (keyed_by 'person') is never changed by drafting again.
  key           boolean not null default false,
  keyed_by      text check (keyed_by in ('person', 'source', 'draft')),
  key_reason    text,
  thread        text,
  reactions     jsonb,
  zone_known    boolean not null default true,
  received_at   timestamptz not null default now(),
  edited_at     timestamptz,
  removed_at    timestamptz,
  words         tsvector generated always as (to_tsvector('english', translate(left(text, 20000), '<', ' '))) stored
);
create unique index timeline_events_external on timeline_events (incident_id, external_id) where external_id is not null;
create index timeline_events_order on timeline_events (incident_id, at, id);
create index timeline_events_key on timeline_events (incident_id, at, id) where key;
create index timeline_events_words on timeline_events using gin (words);

-- What an event said before somebody, or its source, edited it.
create table event_edits (
  id         uuid primary key,
  event_id   uuid not null references timeline_events on delete cascade,
  at         timestamptz not null,
  kind       text not null,
  text       text not null,
  actor      text,
  edited_at  timestamptz not null default now(),
  edited_by  text
);
create index event_edits_event on event_edits (event_id, id desc);

create table policies (
  version     integer primary key,
  thresholds  jsonb not null,
  changed_by  text,
  changed_at  timestamptz not null default now()
);

-- Each decision is kept; the newest holds. An override stays above later decisions of the policy until it is taken back.
create table decisions (
  id              uuid primary key,
  incident_id     uuid not null references incidents on delete cascade,
  outcome         text not null,
  policy_outcome  text not null,
  policy_version  integer not null,
  reasons         jsonb not null,
  facts           jsonb not null,
  override_reason text,
  override_by     text,
  decided_at      timestamptz not null default now()
);
create index decisions_incident on decisions (incident_id, id desc);

create table post_mortems (
  id              uuid primary key,
  number          integer generated always as identity unique,
  title           text not null,
  status          text not null default 'draft' check (status in ('draft', 'in-review', 'published')),
  template        text not null,
  time_zone       text not null,
  owner_id        uuid references people,
  owner_accepted  boolean not null default false,
  owner_reasons   jsonb not null default '[]',
  suggestions     jsonb not null default '[]',
  earliest_at     timestamptz,
  due_at          timestamptz,
  due_reasons     jsonb not null default '[]',
  open_questions  jsonb not null default '[]',
  drafted_at      timestamptz,
  published_at    timestamptz,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  imported_name   text,
  title_words     tsvector generated always as (setweight(to_tsvector('english', translate(left(title, 2000), '<', ' ')), 'A')) stored
);
create unique index post_mortems_imported on post_mortems (imported_name) where imported_name is not null;
create index post_mortems_created on post_mortems (created_at desc, id desc);
create index post_mortems_owner on post_mortems (owner_id, status);
create index post_mortems_title_words on post_mortems using gin (title_words);

create table post_mortem_incidents (
  post_mortem_id  uuid not null references post_mortems on delete cascade,
  incident_id     uuid not null references incidents,
  primary key (post_mortem_id, incident_id)
);
create index post_mortem_incidents_incident on post_mortem_incidents (incident_id);

create table sections (
  post_mortem_id  uuid not null references post_mortems on delete cascade,
  key             text not null,
  title           text not null,
  position        integer not null,
  guidance        text not null default '',
  required        boolean not null default false,
  -- Stored with its blocks collapsed to their markers.
  markdown        text not null,
  -- What the newest draft said, to see whether a person wrote since.
  drafted         text not null default '',
  version         integer not null default 1,
  edited_by       text,
  edited_at       timestamptz,
  words           tsvector generated always as (to_tsvector('english', translate(left(markdown, 200000), '<', ' '))) stored,
  primary key (post_mortem_id, key)
);
create index sections_words on sections using gin (words);

create table section_versions (
  post_mortem_id  uuid not null,
  key             text not null,
  version         integer not null,
  markdown        text not null,
  written_by      text,
  written_at      timestamptz not null default now(),
  primary key (post_mortem_id, key, version),
  foreign key (post_mortem_id, key) references sections on delete cascade
);

-- A newer draft of a section in which a person has written.
create table proposals (
  id              uuid primary key,
  post_mortem_id  uuid not null,
  key             text not null,
  markdown        text not null,
  drafted_at      timestamptz not null default now(),
  foreign key (post_mortem_id, key) references sections on delete cascade
);
create unique index proposals_section on proposals (post_mortem_id, key);

-- [^3] in the text of a post-mortem is the event behind number 3.
create table citations (
  post_mortem_id  uuid not null references post_mortems on delete cascade,
  number          integer not null,
  event_id        uuid not null references timeline_events,
  primary key (post_mortem_id, number),
  unique (post_mortem_id, event_id)
);

-- What happened to the document itself: submitted, approved, published, reopened, handed over.
create table post_mortem_moves (
  id              uuid primary key,
  post_mortem_id  uuid not null references post_mortems on delete cascade,
  verb            text not null,
  by              text,
  note            text,
  at              timestamptz not null default now()
);
create index post_mortem_moves_post_mortem on post_mortem_moves (post_mortem_id, id);

create table follow_ups (
  id              uuid primary key,
  number          integer generated always as identity unique,
  post_mortem_id  uuid references post_mortems on delete cascade,
  title           text not null,
  why             text not null default '',
  status          text not null default 'open' check (status in ('open', 'in-progress', 'done', 'wont-do')),
  reason          text,
  owner_id        uuid references people,
  due_on          date,
  priority        text check (priority in ('low', 'medium', 'high')),
  url             text,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  done_at         timestamptz
);
create index follow_ups_due on follow_ups (coalesce(due_on, 'infinity'::date), id);
create index follow_ups_owner on follow_ups (owner_id, status);
create index follow_ups_post_mortem on follow_ups (post_mortem_id);
