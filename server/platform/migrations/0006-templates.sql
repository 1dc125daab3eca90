-- Templates: which sections a post-mortem begins with, and for which incidents. What a template says stands in its versions,
-- which never change; when it is chosen stands here, and changes without making a new version.
create table templates (
  key         text primary key,
  version     integer not null,
  -- Rises with every change, so that of two people who save at once the second is told.
  revision    integer not null default 1,
  priority    integer not null default 0,
  rules       jsonb not null default '[]',
  is_default  boolean not null default false,
  created_at  timestamptz not null default now(),
  retired_at  timestamptz
);
create unique index templates_default on templates (is_default) where is_default;

create table template_versions (
  key         text not null references templates on delete cascade,
  version     integer not null,
  -- {name, description, sections: [{key, title, guidance, required, prefilled}]}
  content     jsonb not null,
  -- Null: it came with the product.
  written_by  text,
  written_at  timestamptz not null default now(),
  primary key (key, version)
);

-- The version a post-mortem began with or was moved to. Those from before templates had versions began with the first.
alter table post_mortems add column template_version integer not null default 1;
create index post_mortems_template on post_mortems (template);

-- Which team a service belongs to, for rules that ask for it.
create table service_teams (
  service_id  uuid primary key references services on delete cascade,
  team        text not null
);
