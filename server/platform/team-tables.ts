import type { ColumnType } from 'kysely';

type MadeTime = ColumnType<Date, Date | string | undefined, Date | string>;
/** A day, "2026-03-06". */
type Day = ColumnType<string, string, string>;

export type TeamTables = {
  teams: { id: string; name: string; manager_id: string | null; created_at: MadeTime };
  team_members: { team_id: string; person_id: string };
  service_teams: { service_id: string; team_id: string };
  absences: { id: string; person_id: string; from_on: Day; to_on: Day };
};
