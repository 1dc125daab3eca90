import { DESTINATION_SETTINGS } from '#shared/contracts/destinations.ts';
import { AppError } from '#shared/errors.ts';
import type { DestinationKind } from '#shared/rules/destinations.ts';

/** The settings of a kind as they are stored; throws `bad-input` naming each field that cannot stand. */
export function readSettings(kind: DestinationKind, given: Record<string, unknown>): object {
  const read = DESTINATION_SETTINGS[kind].safeParse(given);
  if (read.success) return read.data;
  const problems = read.error.issues.map(({ path, message }) => ({
    path: ['settings', ...path].join('.'),
    why: /expected string, received undefined/i.test(message) ? 'must be given' : message,
  }));
  const first = problems[0]!;
  throw new AppError('bad-input', `${first.path} ${first.why}.`, problems);
}
