-- What somebody is told also goes out by mail, in time and in one piece, unless they read it here first.
alter table notifications drop constraint notifications_kind_check;
alter table notifications
  -- Null: it is not to be mailed, or no more.
  add column mail_at timestamptz,
  add column mailed_at timestamptz,
  add column mail_tries integer not null default 0,
  add column mail_fault text,
  -- A sender that died holds it no longer than this.
  add column mail_claimed_until timestamptz;
create index notifications_mail on notifications (mail_at, person_id) where mail_at is not null;
create index notifications_mail_fault on notifications (id desc) where mail_fault is not null;

-- Where somebody wants it otherwise than by default.
create table notification_rules (
  person_id uuid not null references people (id) on delete cascade,
  kind text not null,
  mail text not null check (mail in ('never', 'at-once', 'working-hours', 'daily')),
  primary key (person_id, kind)
);
