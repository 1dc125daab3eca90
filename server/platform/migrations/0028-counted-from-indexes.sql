-- Counts over a year of incidents and a hundred thousand follow-ups read these alone, never the rows.
create index incidents_public_started on incidents (started_at, id) where not private;

drop index decisions_incident;
create index decisions_incident on decisions (incident_id, id desc) include (outcome, decided_at);

create index follow_ups_open_post_mortem on follow_ups (post_mortem_id, coalesce(due_on, 'infinity'::date), id) include (due_on, status)
  where status in ('open', 'in-progress') and state = 'confirmed' and removed_at is null;
create index follow_ups_open_words on follow_ups using gin (words)
  where status in ('open', 'in-progress') and state = 'confirmed' and removed_at is null;
