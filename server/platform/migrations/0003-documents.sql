-- The shared document of a post-mortem, written together. Made from its sections when it is first opened; from then on the
-- document is the truth and the sections are its writing-out. Together `state` and the updates after it are the document.
create table document_states (
  post_mortem_id  uuid primary key references post_mortems on delete cascade,
  -- Yjs in its second encoding, deflated: everything but the updates that are still in document_updates.
  state           bytea not null,
  -- The number of the schema it was written with (shared/document/schema).
  schema_version  integer not null,
  -- Rises whenever `state` is written anew: who read an older one must not write over a newer one.
  revision        integer not null default 1,
  written_at      timestamptz not null default now(),
  -- Set when the bytes cannot be read: they are kept as they are, and the sections are shown in their place.
  quarantined_at  timestamptz,
  quarantined_why text,
  check ((quarantined_at is null) = (quarantined_why is null))
);

-- What was written since, one row an update, appended before its writer is told that it is saved.
create table document_updates (
  seq             bigint generated always as identity primary key,
  post_mortem_id  uuid not null references post_mortems on delete cascade,
  "update"        bytea not null,
  -- How the writer is called; null for Debrief itself. The person is no reference: nothing may keep text from being stored.
  written_by      text,
  person_id       uuid,
  at              timestamptz not null default now()
);
create index document_updates_post_mortem on document_updates (post_mortem_id, seq);

-- Whose writing a Yjs client id is, from connections that had said who they are. Who comes first holds it.
create table document_clients (
  post_mortem_id  uuid not null references post_mortems on delete cascade,
  client_id       bigint not null,
  person_id       uuid,
  -- Null for Debrief itself.
  name            text,
  since           timestamptz not null default now(),
  primary key (post_mortem_id, client_id)
);

-- Typing renews the newest version of a section while one burst lasts; what is written in one piece is a version of its own.
alter table section_versions add column typed boolean not null default false;
