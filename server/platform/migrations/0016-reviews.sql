-- What stands between a draft and its publication: who is asked to read it, and what they said of which words.
create table review_settings (
  id boolean primary key default true check (id),
  -- [{severities, services, personIds, approvals}]; the first that fits a document holds for it.
  rules jsonb not null default '[]',
  changed_by text,
  changed_at timestamptz
);
insert into review_settings default values;

-- The rule a document got when it was first submitted. It gets no second one.
create table review_demands (
  post_mortem_id uuid primary key references post_mortems (id) on delete cascade,
  approvals integer not null,
  applied_at timestamptz not null
);

create table reviewers (
  post_mortem_id uuid not null references post_mortems (id) on delete cascade,
  person_id uuid not null references people (id),
  asked_by text not null,
  asked_at timestamptz not null,
  by_rule boolean not null,
  primary key (post_mortem_id, person_id)
);

-- What a verdict was about: the plain words and rows of that moment, kept once however many verdicts are about it.
create table review_substances (
  post_mortem_id uuid not null references post_mortems (id) on delete cascade,
  digest bytea not null,
  content jsonb not null,
  primary key (post_mortem_id, digest)
);

create table review_verdicts (
  id uuid primary key,
  post_mortem_id uuid not null,
  substance bytea not null,
  verdict text not null check (verdict in ('approved', 'changes-requested')),
  -- Null for a program.
  person_id uuid references people (id),
  by text not null,
  note text,
  -- Threads that were open when changes were asked for.
  thread_ids uuid[] not null default '{}',
  at timestamptz not null,
  -- When the document was submitted again after changes were asked for.
  answered_at timestamptz,
  foreign key (post_mortem_id, substance) references review_substances (post_mortem_id, digest) on delete cascade
);
create index review_verdicts_post_mortem on review_verdicts (post_mortem_id, id);
