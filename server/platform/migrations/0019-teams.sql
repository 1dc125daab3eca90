-- Teams have members and a manager. Until now a team was a word beside a service: each word becomes a team.
CREATE TABLE teams (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  -- Who is told when something of the team stays undone.
  manager_id uuid REFERENCES people (id),
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX teams_name ON teams (lower(name));

CREATE TABLE team_members (
  team_id uuid NOT NULL REFERENCES teams (id) ON DELETE CASCADE,
  person_id uuid NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  PRIMARY KEY (team_id, person_id)
);
CREATE INDEX team_members_person ON team_members (person_id);

INSERT INTO teams (id, name)
SELECT DISTINCT ON (lower(team)) gen_random_uuid(), team FROM service_teams ORDER BY lower(team), team;

ALTER TABLE service_teams ADD COLUMN team_id uuid REFERENCES teams (id) ON DELETE CASCADE;
UPDATE service_teams s SET team_id = t.id FROM teams t WHERE lower(t.name) = lower(s.team);
ALTER TABLE service_teams ALTER COLUMN team_id SET NOT NULL, DROP COLUMN team;
CREATE INDEX service_teams_team ON service_teams (team_id);

-- The days on which somebody does not work: holidays of a country or a part of it ("ES", "DE-BY"), and absences.
ALTER TABLE people ADD COLUMN holidays text;
CREATE TABLE absences (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  from_on date NOT NULL,
  to_on date NOT NULL,
  CHECK (to_on >= from_on)
);
CREATE INDEX absences_person ON absences (person_id, to_on);
