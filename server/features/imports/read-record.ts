import { AppError } from '#shared/errors.ts';
import { type IncidentRecord, incidentRecord } from '#shared/incident-record.ts';

const MOST_PROBLEMS = 20;

/** Checks what was sent against the format; every fault is told with its place in the record ("events.3.text"). */
export function readRecord(value: unknown): IncidentRecord {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new AppError(
      'bad-input',
      'The body must be an incident record: a JSON object with "format": "debrief.incident/v1".',
    );
  const read = incidentRecord.safeParse(value);
  if (!read.success) {
    const problems = read.error.issues
      .slice(0, MOST_PROBLEMS)
      .map((issue) => ({ path: issue.path.join('.'), why: issue.message.replace(/^Invalid input: ?/, '') }));
    const [first] = problems;
    const more = read.error.issues.length > 1 ? ` (and ${read.error.issues.length - 1} more)` : '';
    throw new AppError(
      'bad-input',
      `${first?.path ?? 'The record'}: ${first?.why ?? 'cannot be read'}${more}.`,
      problems,
    );
  }
  if (!tidy(read.data.title))
    throw new AppError('bad-input', 'title: must not be empty.', [{ path: 'title', why: 'must not be empty' }]);
  return read.data;
}

/** One line that can be stored: no NUL, no half characters, no breaks. */
export function tidy(text: string | null | undefined): string {
  return storable(text).replace(/\s+/gu, ' ').trim();
}

/** Text that can be stored, its lines kept. */
export function storable(text: string | null | undefined): string {
  return (text ?? '').replaceAll('\u0000', '\uFFFD').toWellFormed();
}
