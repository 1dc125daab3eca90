-- How a post-mortem travels, per template. A template without a row has the process that comes with the product; one with no
-- steps has publication alone.
CREATE TABLE processes (
  template text PRIMARY KEY REFERENCES templates (key) ON DELETE CASCADE,
  steps jsonb NOT NULL,
  revision integer NOT NULL DEFAULT 1,
  changed_by text NOT NULL,
  changed_at timestamptz NOT NULL
);

-- The steps of a document, as they were when it began or when its process was last changed for it.
CREATE TABLE process_steps (
  post_mortem_id uuid NOT NULL REFERENCES post_mortems (id) ON DELETE CASCADE,
  key text NOT NULL,
  title text NOT NULL,
  position integer NOT NULL,
  required boolean NOT NULL,
  owner_role text NOT NULL,
  -- Who is named, by the process or by hand; stands before the role.
  chosen_id uuid REFERENCES people (id),
  -- Who sees to it now: whoever is named or has the role, or the document's owner for somebody who cannot sign in.
  person_id uuid REFERENCES people (id),
  -- In working days of that person: how it is counted.
  counted_from text NOT NULL,
  earliest_days integer NOT NULL,
  due_days integer NOT NULL,
  earliest_at timestamptz,
  due_at timestamptz,
  -- What counting said last. A due date that is another one was set by hand.
  counted_at timestamptz,
  date_reasons jsonb NOT NULL DEFAULT '[]',
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'skipped')),
  settled_at timestamptz,
  settled_by text,
  -- Ticked or skipped by somebody; otherwise it follows what is the case.
  by_hand boolean NOT NULL DEFAULT false,
  because text,
  PRIMARY KEY (post_mortem_id, key),
  CHECK ((state = 'open') = (settled_at IS NULL)),
  -- The document has one due date, its own: that is when it is to be published.
  CHECK (key <> 'published' OR due_at IS NULL)
);
CREATE INDEX process_steps_due ON process_steps (due_at) WHERE state = 'open';
CREATE INDEX process_steps_person ON process_steps (person_id) WHERE state = 'open';

-- While one of these has no end, nothing of the document is due.
CREATE TABLE process_pauses (
  id uuid PRIMARY KEY,
  post_mortem_id uuid NOT NULL REFERENCES post_mortems (id) ON DELETE CASCADE,
  from_at timestamptz NOT NULL,
  to_at timestamptz,
  because text NOT NULL,
  by text NOT NULL,
  CHECK (to_at >= from_at)
);
CREATE INDEX process_pauses_document ON process_pauses (post_mortem_id, from_at);
CREATE UNIQUE INDEX process_pauses_open ON process_pauses (post_mortem_id) WHERE to_at IS NULL;

-- Holidays of those who chose none of their own: "ES", "ES-MD". Theirs is in `people.holidays`; "none" is a choice too.
ALTER TABLE installation ADD COLUMN holidays text;
