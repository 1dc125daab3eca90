-- Pictures and files that belong to a post-mortem. The bytes are in the file store (a folder or S3), under the id.
CREATE TABLE files (
  id uuid PRIMARY KEY,
  post_mortem_id uuid NOT NULL REFERENCES post_mortems (id) ON DELETE CASCADE,
  name text NOT NULL,
  -- What the bytes are, found by looking at them; never what the uploader said.
  content_type text NOT NULL,
  is_image boolean NOT NULL,
  size bigint NOT NULL,
  width integer,
  height integer,
  sha256 bytea NOT NULL,
  uploaded_by text,
  uploaded_at timestamptz NOT NULL DEFAULT now(),
  -- Destroyed: the bytes are gone, the row tells who saw to it.
  removed_at timestamptz,
  removed_by text
);
-- The same bytes attached again are the same file.
CREATE UNIQUE INDEX files_same ON files (post_mortem_id, sha256, name) WHERE removed_at IS NULL;
