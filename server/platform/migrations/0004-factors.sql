-- The rows that live blocks of a post-mortem show and edit. What they have in common:
--   evidence   events that show it, in the order they were cited
--   drafted_as what the drafter knows it by, so that a later draft finds it again; null for what a person wrote
--   version    rises with every change; changes holds for each field the version, time and author of its value, so that two
--              people may edit one row at once. Names; null is the draft
--   removed_at taken away, and may be brought back

-- What contributed to the incident; those that limited the damage are the mitigators.
create table factors (
  id             uuid primary key,
  post_mortem_id uuid not null references post_mortems on delete cascade,
  title          text not null,
  kind           text not null,
  role           text not null check (role in ('triggered', 'made-possible', 'made-worse', 'limited-the-damage')),
  -- What it led to, in words; leads_to are the factors it led to. No circles: shared/rules/factor-graph.ts.
  effect         text not null default '',
  leads_to       uuid[] not null default '{}',
  -- Why the draft proposes it.
  why            text not null default '',
  state          text not null check (state in ('candidate', 'confirmed', 'struck')),
  evidence       uuid[] not null default '{}',
  origin         text not null check (origin in ('draft', 'person')),
  drafted_as     text,
  position       integer not null,
  version        integer not null default 1,
  changes        jsonb not null default '{}',
  created_by     text,
  created_at     timestamptz not null default now(),
  updated_by     text,
  updated_at     timestamptz not null default now(),
  removed_at     timestamptz
);
create index factors_post_mortem on factors (post_mortem_id, position);
create unique index factors_drafted on factors (post_mortem_id, drafted_as) where drafted_as is not null;

-- What the incident exposed that could still happen.
create table risks (
  id             uuid primary key,
  post_mortem_id uuid not null references post_mortems on delete cascade,
  text           text not null,
  likelihood     text check (likelihood in ('low', 'medium', 'high')),
  impact         text check (impact in ('low', 'medium', 'high')),
  state          text not null check (state in ('candidate', 'open', 'accepted', 'addressed', 'struck')),
  evidence       uuid[] not null default '{}',
  follow_up_ids  uuid[] not null default '{}',
  origin         text not null check (origin in ('draft', 'person')),
  drafted_as     text,
  position       integer not null,
  version        integer not null default 1,
  changes        jsonb not null default '{}',
  created_by     text,
  created_at     timestamptz not null default now(),
  updated_by     text,
  updated_at     timestamptz not null default now(),
  removed_at     timestamptz
);
create index risks_post_mortem on risks (post_mortem_id, position);
create unique index risks_drafted on risks (post_mortem_id, drafted_as) where drafted_as is not null;

-- Pictures of metrics, with the time they show. A file that was destroyed leaves its figure without a picture.
create table figures (
  id             uuid primary key,
  post_mortem_id uuid not null references post_mortems on delete cascade,
  file_id        uuid,
  title          text not null default '',
  alt            text not null default '',
  from_at        timestamptz,
  to_at          timestamptz,
  url            text,
  evidence       uuid[] not null default '{}',
  position       integer not null,
  version        integer not null default 1,
  changes        jsonb not null default '{}',
  created_by     text,
  created_at     timestamptz not null default now(),
  updated_by     text,
  updated_at     timestamptz not null default now(),
  removed_at     timestamptz
);
create index figures_post_mortem on figures (post_mortem_id, position);

-- A follow-up gains the factors it addresses, what it is meant to do, and the words it came from.
alter table follow_ups
  add column state      text not null default 'confirmed' check (state in ('candidate', 'confirmed', 'struck')),
  add column kind       text check (kind in ('prevent', 'detect', 'mitigate', 'repair', 'investigate')),
  add column factor_ids uuid[] not null default '{}',
  add column evidence   uuid[] not null default '{}',
  add column quote      text not null default '',
  add column origin     text not null default 'person' check (origin in ('draft', 'person')),
  add column drafted_as text,
  add column position   integer not null default 0,
  add column version    integer not null default 1,
  add column changes    jsonb not null default '{}',
  add column created_by text,
  add column updated_by text,
  add column removed_at timestamptz;
-- What a draft proposes has no number until somebody takes it on: most of it never is.
alter table follow_ups alter column number drop identity;
alter table follow_ups alter column number drop not null;
create sequence follow_up_numbers as integer owned by follow_ups.number;
select setval('follow_up_numbers', coalesce(max(number), 0) + 1, false) from follow_ups;
alter table follow_ups alter column number set default nextval('follow_up_numbers');
create unique index follow_ups_drafted on follow_ups (post_mortem_id, drafted_as) where drafted_as is not null;
create index follow_ups_factors on follow_ups using gin (factor_ids) where factor_ids <> '{}';

-- The words of all these rows of a post-mortem, kept beside it so that search finds it by them.
alter table post_mortems add column row_text text not null default '';
alter table post_mortems add column row_words tsvector
  generated always as (to_tsvector('english', translate(left(row_text, 200000), '<', ' '))) stored;
create index post_mortems_row_words on post_mortems using gin (row_words);
