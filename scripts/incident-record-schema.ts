import { z } from 'zod';
import { incidentRecord } from '#shared/incident-record.ts';

/** The JSON Schema (2020-12) of what `debrief draft` and the import read, derived from the schema that reads it. */
export const incidentRecordSchema = (): Record<string, unknown> => {
  const { $schema, ...schema } = z.toJSONSchema(incidentRecord, { io: 'input', target: 'draft-2020-12' });
  return {
    $schema,
    $id: 'urn:debrief:incident-record:v1',
    title: 'Debrief incident record, version 1',
    description:
      'What any tool can write to hand an incident to Debrief. Every field but format and title may be missing. Times are ISO 8601; a time without an offset is read in timeZone (an IANA name; UTC when absent).',
    ...schema,
  };
};
