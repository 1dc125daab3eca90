import type { ColumnType } from 'kysely';

export type RecordEntryRow = {
  number: number;
  at: Date;
  actor_kind: 'member' | 'key' | 'system' | 'nobody';
  actor_id: string | null;
  actor_name: string;
  action: string;
  subject_kind: string;
  subject_id: string | null;
  subject_name: string;
  post_mortem_id: string | null;
  incident_id: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  note: string | null;
  previous_hash: Buffer;
  hash: Buffer;
};

/** The table of the record; only ever added to. */
export type RecordTables = {
  record_entries: Omit<RecordEntryRow, 'before' | 'after'> & {
    before: ColumnType<RecordEntryRow['before'], string | null, never>;
    after: ColumnType<RecordEntryRow['after'], string | null, never>;
  };
};
