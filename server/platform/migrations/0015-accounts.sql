-- What each participant tells by themselves, before they read what the others told.
create table accounts (
  id uuid primary key,
  post_mortem_id uuid not null references post_mortems (id) on delete cascade,
  person_id uuid not null references people (id),
  asked_by text not null,
  asked_at timestamptz not null,
  -- For whoever cannot sign in: a link for this account alone. Null for members, and once it was used.
  link_hash bytea unique,
  link_expires_at timestamptz,
  declined_at timestamptz,
  -- [{question, text, at}]; `at` hangs an answer on the timeline.
  answers jsonb not null default '[]',
  sharing text not null default 'named' check (sharing in ('named', 'role', 'owner')),
  saved_at timestamptz,
  sent_at timestamptz,
  unique (post_mortem_id, person_id)
);
create index accounts_person on accounts (person_id) where sent_at is null and declined_at is null;
