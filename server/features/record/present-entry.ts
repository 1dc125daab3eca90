import type { z } from 'zod';
import type { RecordEntryRow } from '#server/platform/record-table.ts';
import type { recordEntry } from '#shared/contracts/record.ts';

export function presentEntry(row: RecordEntryRow): z.input<typeof recordEntry> {
  return {
    number: row.number,
    at: row.at.toISOString(),
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    action: row.action,
    subject: { kind: row.subject_kind, id: row.subject_id, name: row.subject_name },
    postMortemId: row.post_mortem_id,
    incidentId: row.incident_id,
    before: row.before,
    after: row.after,
    note: row.note,
    hash: row.hash.toString('hex'),
  };
}
