import type { Step } from '../../../data/processes.ts';
import { ago, calendarDays, day } from '../../../ui/time-words.ts';

type Dated = Pick<Step, 'dueAt' | 'earliestAt' | 'overdue'>;

/** "Wed 4 Mar, in 3 days", on the reader's clock. */
export function sayWhen({ dueAt, overdue }: Dated, zone: string, isPaused: boolean, now: number = Date.now()): string {
  if (dueAt === null) return 'No date';
  const on = day(dueAt, zone, now);
  if (isPaused) return `${on}, waits`;
  const days = calendarDays(dueAt, zone, now);
  if (overdue) return days === 0 ? `${on}, late since today` : `${on}, ${days === 1 ? '1 day' : `${days} days`} late`;
  return `${on}, ${days === 0 ? 'today' : days === -1 ? 'tomorrow' : `in ${-days} days`}`;
}

/** "Ana Ruiz, 2 days ago"; what settled by itself names nobody. */
export function saySettled(
  { settledAt, settledBy, state }: Pick<Step, 'settledAt' | 'settledBy' | 'state'>,
  zone: string,
  now: number = Date.now(),
): string | null {
  if (settledAt === null) return null;
  const when = ago(settledAt, zone, now);
  const who = settledBy !== null && settledBy !== 'Debrief' ? `${settledBy}, ` : '';
  return `${state === 'skipped' ? 'Left out: ' : ''}${who}${when}`;
}
