-- What the draft asks because the record does not say it, each with an identity of its own, so that it can be answered, put
-- away and taken up again. A later draft that asks the same in the same words means the same question.
create table questions (
  id             uuid primary key default gen_random_uuid(),
  post_mortem_id uuid not null references post_mortems on delete cascade,
  text           text not null,
  -- A field ("times.detected") or the key of a section.
  about          text not null,
  position       integer not null,
  state          text not null default 'open' check (state in ('open', 'answered', 'not-here')),
  reason         text,
  settled_by     text,
  settled_at     timestamptz,
  check ((state = 'open') = (settled_at is null))
);
create unique index questions_same on questions (post_mortem_id, md5(about), md5(text));

insert into questions (post_mortem_id, text, about, position)
  select distinct on (pm.id, q.value ->> 'about', q.value ->> 'text') pm.id, q.value ->> 'text', q.value ->> 'about', q.ordinality
  from post_mortems pm cross join lateral jsonb_array_elements(pm.open_questions) with ordinality q
  order by pm.id, q.value ->> 'about', q.value ->> 'text', q.ordinality;
alter table post_mortems drop column open_questions;

-- Findings of the coach that somebody put away, with the reason: known again by their words. Of a gap section and sentence are
-- empty, and quote is the row or section it is about. dismissed_by is a name for the document's own history and is never counted.
create table coach_dismissals (
  id             uuid primary key,
  post_mortem_id uuid not null references post_mortems on delete cascade,
  rule           text not null,
  section        text,
  quote          text not null,
  sentence       text not null,
  -- shared/coach/put-away.ts makes it of the four above.
  key            text not null,
  reason         text not null check (reason in ('not-about-a-person', 'context-is-there', 'wrong-here', 'agreed-to-keep', 'other')),
  note           text,
  dismissed_by   text,
  dismissed_at   timestamptz not null
);
create unique index coach_dismissals_same on coach_dismissals (post_mortem_id, md5(key));

-- Findings that were of use. Without who: they tell how often a rule is right, and nothing about people.
create table coach_taken (
  post_mortem_id uuid not null references post_mortems on delete cascade,
  rule           text not null,
  how            text not null check (how in ('answered', 'reworded')),
  -- Of the finding as above, digested: enough to count one once, and none of its words.
  digest         bytea not null,
  primary key (post_mortem_id, digest)
);

-- How the coach reads here: one row.
create table coach_settings (
  id                  boolean primary key default true check (id),
  names               text not null default 'allowed' check (names in ('allowed', 'roles-only')),
  language            text not null default 'en',
  off_rules           text[] not null default '{}',
  model_url           text,
  model_name          text,
  model_key           text,
  model_allow_private boolean not null default false,
  changed_by          text,
  changed_at          timestamptz,
  check ((model_url is null) = (model_name is null)),
  check (model_url is not null or (model_key is null and not model_allow_private))
);
insert into coach_settings default values;
