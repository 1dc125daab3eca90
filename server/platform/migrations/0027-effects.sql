-- What an incident is known again by, read from its words and alerts and kept until its timeline changes.
create table incident_likeness (
  incident_id uuid primary key references incidents (id) on delete cascade,
  -- The `timeline_version` it was read at, and by which reading.
  read_at_version bigint not null,
  reading smallint not null,
  -- Stems of the title and of what was written about it.
  title_words text[] not null,
  words text[] not null
);

-- One row for each alert, and each cause it names ("expired certificate"): the newest with the same sign are found by the index.
create table incident_signs (
  incident_id uuid not null references incidents (id) on delete cascade,
  what text not null check (what in ('alert', 'cause')),
  sign text not null,
  -- As people read it.
  label text not null,
  started_at timestamptz not null,
  primary key (incident_id, what, sign)
);
create index incident_signs_newest on incident_signs (what, sign, started_at desc, incident_id desc);

-- What people say about two incidents, over what the rule says: the same again, or not the same. The smaller id comes first.
create table likeness_verdicts (
  id uuid primary key,
  one_id uuid not null references incidents (id) on delete cascade,
  other_id uuid not null references incidents (id) on delete cascade,
  verdict text not null check (verdict in ('same', 'not-same')),
  note text not null default '',
  by text not null,
  person_id uuid references people (id) on delete set null,
  at timestamptz not null,
  undone_by text,
  undone_at timestamptz,
  check (one_id < other_id),
  check ((undone_at is null) = (undone_by is null))
);
create unique index likeness_verdicts_holds on likeness_verdicts (one_id, other_id) where undone_at is null;
create index likeness_verdicts_one on likeness_verdicts (one_id, id);
create index likeness_verdicts_other on likeness_verdicts (other_id, id);

-- Which earlier incidents one repeats, as the decision about it found, and as people have corrected since.
create table incident_repeats (
  incident_id uuid not null references incidents (id) on delete cascade,
  earlier_id uuid not null references incidents (id) on delete cascade,
  days_between real not null,
  primary key (incident_id, earlier_id)
);
create index incident_repeats_earlier on incident_repeats (earlier_id, incident_id);
insert into incident_repeats (incident_id, earlier_id, days_between)
select d.incident_id, i.id, max((r ->> 'daysAgo')::real)
from (select distinct on (incident_id) incident_id, facts from decisions order by incident_id, id desc) d
cross join lateral jsonb_array_elements(case when jsonb_typeof(d.facts -> 'repeats') = 'array' then d.facts -> 'repeats' else '[]'::jsonb end) r
join incidents i on i.id::text = r ->> 'incidentId'
group by d.incident_id, i.id;

-- The later look at a finished follow-up. Finished again is looked at again: `done_at` tells one finish from the next.
create table effect_checks (
  id uuid primary key,
  follow_up_id uuid not null references follow_ups (id) on delete cascade,
  done_at timestamptz not null,
  -- When it is asked about, and why then.
  ask_at timestamptz not null,
  because text not null,
  asked_at timestamptz,
  -- Its follow-up was opened again or taken away.
  dropped_at timestamptz,
  unique (follow_up_id, done_at)
);
create index effect_checks_waiting on effect_checks (ask_at) where asked_at is null and dropped_at is null;

-- Every answer stays, the newest holds. `numbers` is what stood before whoever answered.
create table effect_answers (
  id uuid primary key,
  check_id uuid not null references effect_checks (id) on delete cascade,
  answer text not null check (answer in ('worked', 'partly', 'did-not', 'cannot-tell')),
  note text not null default '',
  by text not null,
  person_id uuid references people (id) on delete set null,
  numbers jsonb not null,
  at timestamptz not null
);
create index effect_answers_check on effect_answers (check_id, id);

-- Incidents that came although the follow-up was done: each asks again.
create table effect_recurrences (
  check_id uuid not null references effect_checks (id) on delete cascade,
  incident_id uuid not null references incidents (id) on delete cascade,
  at timestamptz not null,
  primary key (check_id, incident_id)
);
create index effect_recurrences_incident on effect_recurrences (incident_id);

-- What the page of value counts by time.
create index post_mortems_published on post_mortems (published_at) where published_at is not null;
create index follow_ups_created on follow_ups (created_at) where state = 'confirmed' and removed_at is null;
create index follow_ups_done on follow_ups (done_at) where done_at is not null;
