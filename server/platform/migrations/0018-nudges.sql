-- People are told of due dates too, each reminder once for one due date. Moved to another day, it has reminders of its own.
alter table notifications alter column post_mortem_id drop not null;
alter table notifications
  -- What it is about, where that is not the post-mortem itself.
  add column follow_up_id uuid references follow_ups (id) on delete cascade,
  -- The date as it stood then; midnight UTC where it is a day.
  add column due_at timestamptz,
  -- Which reminder it was, from 0: shared/rules/nudges.ts.
  add column stage smallint,
  add constraint notifications_about check (post_mortem_id is not null or follow_up_id is not null),
  add constraint notifications_due check ((due_at is null) = (stage is null));

drop index notifications_same;
create unique index notifications_same on notifications (person_id, post_mortem_id, kind, anchor, md5(excerpt)) where stage is null;
create unique index notifications_follow_up on notifications (follow_up_id, person_id, due_at, stage) where follow_up_id is not null;
create unique index notifications_post_mortem on notifications (post_mortem_id, person_id, due_at, stage) where kind = 'due-post-mortem';

create index post_mortems_due on post_mortems (due_at) where status <> 'published';
