-- The record: who decided, assigned, approved, published, gave access or took a copy away. Entries are added and never changed;
-- each carries the hash of the one before it, so that a change made past this program can be found (`debrief doctor`).
create table record_entries (
  number bigint primary key,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('member', 'key', 'system', 'nobody')),
  actor_id text,
  actor_name text not null,
  action text not null,
  subject_kind text not null,
  subject_id text,
  subject_name text not null,
  -- Whose readers may read it; none of the two: for admins. No foreign keys: the entry outlives what it tells of.
  post_mortem_id uuid,
  incident_id uuid,
  before jsonb,
  after jsonb,
  note text,
  previous_hash bytea not null,
  hash bytea not null
);
create index record_entries_post_mortem on record_entries (post_mortem_id, number desc) where post_mortem_id is not null;
create index record_entries_incident on record_entries (incident_id, number desc) where incident_id is not null;
create index record_entries_action on record_entries (action, number desc);

create function refuse_change_of_record() returns trigger language plpgsql as $$
begin
  raise exception 'entries of the record are added, never changed';
end $$;
create trigger record_entries_stay before update or delete or truncate on record_entries
  for each statement execute function refuse_change_of_record();
