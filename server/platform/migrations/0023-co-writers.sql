-- Who is asked to take a post-mortem over, and what they said. Until they say yes, whoever had it has it still.
create table handovers (
  id uuid primary key,
  post_mortem_id uuid not null references post_mortems (id) on delete cascade,
  person_id uuid not null references people (id),
  asked_by uuid references people (id),
  asked_by_name text not null,
  note text,
  asked_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'accepted', 'declined', 'withdrawn')),
  answer text,
  answered_at timestamptz,
  check ((state = 'open') = (answered_at is null))
);
-- One person is asked at a time.
create unique index handovers_open on handovers (post_mortem_id) where state = 'open';
create index handovers_post_mortem on handovers (post_mortem_id, id);
create index handovers_person on handovers (person_id) where state = 'open';

-- Who writes a post-mortem together with its owner.
create table co_writers (
  post_mortem_id uuid not null references post_mortems (id) on delete cascade,
  person_id uuid not null references people (id),
  added_by_name text not null,
  added_at timestamptz not null,
  primary key (post_mortem_id, person_id)
);
create index co_writers_person on co_writers (person_id);

-- Whether search engines may list the page of a link.
alter table publication_shares add column listed boolean not null default false;
