-- What was published of a post-mortem, for whom, as it was.
create table publications (
  id uuid primary key,
  post_mortem_id uuid not null references post_mortems (id) on delete cascade,
  audience text not null check (audience in ('internal', 'leadership', 'customers')),
  number integer not null check (number > 0),
  title text not null,
  note text,
  -- How the text was made, and the text itself: never made again.
  plan jsonb not null,
  document jsonb not null,
  digest bytea not null,
  -- Somebody said yes to publishing from a private incident.
  private_confirmed boolean not null,
  published_by uuid references people (id),
  published_by_name text not null,
  published_at timestamptz not null,
  withdrawn_by_name text,
  withdrawn_at timestamptz,
  withdrawn_because text,
  unique (post_mortem_id, audience, number),
  check ((withdrawn_at is null) = (withdrawn_because is null))
);

-- Links to a publication for whoever has no account. Who opens one is not stored, only how often.
create table publication_shares (
  id uuid primary key,
  publication_id uuid not null references publications (id) on delete cascade,
  token_hash bytea not null unique,
  -- Null: without an end.
  expires_at timestamptz,
  opens integer not null default 0,
  made_by_name text not null,
  made_at timestamptz not null,
  revoked_at timestamptz
);
create index publication_shares_publication on publication_shares (publication_id);

create table publication_reads (
  publication_id uuid not null references publications (id) on delete cascade,
  person_id uuid not null references people (id) on delete cascade,
  read_at timestamptz not null,
  primary key (publication_id, person_id)
);

-- Members whose reading is counted nowhere.
create table uncounted_readers (
  person_id uuid primary key references people (id) on delete cascade
);
