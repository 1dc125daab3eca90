-- The whole document as it was at some moment: by burst of work, and by hand with a name.
CREATE TABLE document_versions (
  post_mortem_id uuid NOT NULL REFERENCES post_mortems (id) ON DELETE CASCADE,
  number integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('automatic', 'named', 'restored', 'template')),
  name text,
  -- ProseMirror's JSON, and the number of the schema it was written with.
  content jsonb NOT NULL,
  schema_version integer NOT NULL,
  -- SHA-256 of the content, to know without reading it that nothing has changed.
  digest bytea NOT NULL,
  -- [{key, title}]: what the sections were called then, whatever the template calls them now.
  sections jsonb NOT NULL,
  -- Names of who wrote in it since the version before.
  authors jsonb NOT NULL DEFAULT '[]',
  began_at timestamptz NOT NULL,
  -- A burst that goes on renews its version.
  made_at timestamptz NOT NULL,
  restored_from integer,
  PRIMARY KEY (post_mortem_id, number)
);
