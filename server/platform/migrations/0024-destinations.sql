-- Where publications go: a wiki, a workspace, a folder of documents, a repository.
create table destinations (
  id uuid primary key,
  kind text not null check (kind in ('confluence-cloud', 'confluence-data-center', 'notion', 'google-docs', 'git')),
  name text not null,
  -- Addresses and places, by kind; never a secret.
  settings jsonb not null,
  -- Sealed; opened only where something is sent.
  secret bytea not null,
  audience text not null check (audience in ('internal', 'leadership', 'customers')),
  -- Empty: all of them.
  templates text[] not null default '{}',
  team_ids uuid[] not null default '{}',
  service_ids uuid[] not null default '{}',
  automatic boolean not null,
  on_withdrawal text not null check (on_withdrawal in ('mark', 'remove')),
  version integer not null default 1,
  check_asked_at timestamptz,
  checked_at timestamptz,
  -- What was found there, or why it does not work.
  check_words text,
  check_fault text,
  created_at timestamptz not null,
  -- Its pages stay where they are, and are still known.
  removed_at timestamptz
);

-- The one page that a post-mortem has in a destination, and what is to be done with it.
create table destination_pages (
  id uuid primary key,
  destination_id uuid not null references destinations (id),
  post_mortem_id uuid not null references post_mortems (id) on delete cascade,
  -- What the page is to show; the newest one asked for.
  publication_id uuid not null references publications (id) on delete cascade,
  task text not null check (task in ('push', 'withdraw')),
  state text not null check (state in ('waiting', 'pushed', 'conflict', 'failed', 'left', 'withdrawn')),
  -- How the task is done: in the way of a first try, over what people wrote there, or as another page.
  manner text not null default 'update' check (manner in ('update', 'overwrite', 'anew')),
  -- Somebody said yes to sending from a private incident.
  private_confirmed boolean not null,
  asked_by_name text not null,
  asked_at timestamptz not null,
  -- Rises with every asking: an answer to an older one settles nothing.
  asking integer not null default 1,
  due_at timestamptz,
  claimed_until timestamptz,
  tries integer not null default 0,
  fault text,
  conflict text check (conflict in ('edited', 'gone')),
  -- What the other side calls it, where it is read, and how it stood when we last wrote it.
  remote_id text,
  url text,
  remote_version text,
  pushed_id uuid references publications (id) on delete set null,
  pushed_at timestamptz,
  unique (destination_id, post_mortem_id),
  check ((state = 'waiting') = (due_at is not null)),
  check ((state = 'conflict') = (conflict is not null))
);
create index destination_pages_due on destination_pages (due_at) where due_at is not null;
create index destination_pages_post_mortem on destination_pages (post_mortem_id);
