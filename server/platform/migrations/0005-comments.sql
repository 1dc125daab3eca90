-- What people say about a post-mortem, beside its text. The anchor (shared/contracts/comments.ts) says what a thread is about:
-- for text, its place in the shared document as the client wrote it down and its words, by which it is found again.
create table threads (
  id              uuid primary key,
  post_mortem_id  uuid not null references post_mortems on delete cascade,
  anchor          jsonb not null,
  created_at      timestamptz not null default now(),
  resolved_at     timestamptz,
  resolved_by     text,
  check ((resolved_at is null) = (resolved_by is null))
);
create index threads_post_mortem on threads (post_mortem_id, id);

-- A deleted comment keeps its place among the replies, without its words. Who wrote one with an API key has no author.
create table comments (
  id           uuid primary key,
  thread_id    uuid not null references threads on delete cascade,
  author_id    uuid references people,
  author_name  text not null,
  markdown     text not null,
  created_at   timestamptz not null default now(),
  edited_at    timestamptz,
  deleted_at   timestamptz,
  check (deleted_at is null or markdown = '')
);
create index comments_thread on comments (thread_id, id);
