import { count } from './plain-words.ts';

const DAY_MS = 86_400_000;

/** The first day from Monday to Friday after the last day of an absence; days as YYYY-MM-DD. */
export function backOn(lastDay: string): string {
  let day = Date.parse(`${lastDay}T00:00:00Z`) + DAY_MS;
  while ([0, 6].includes(new Date(day).getUTCDay())) day += DAY_MS;
  return new Date(day).toISOString().slice(0, 10);
}

export type Workload = {
  openPostMortems: number;
  openFollowUps: number;
  lateFollowUps: number;
  backOn: string | null;
};

/**
 * "2 post-mortems open, 3 follow-ups (1 late), away until Monday": what whoever picks somebody should know. Null where there is
 * nothing to say. `today` is a day as YYYY-MM-DD; a return within a week is said by its weekday.
 */
export function sayWorkload(work: Workload, today: string, word = 'post-mortem'): string | null {
  const { openPostMortems, openFollowUps, lateFollowUps } = work;
  const late = lateFollowUps > 0 ? ` (${lateFollowUps.toLocaleString('en')} late)` : '';
  const parts = [
    openPostMortems > 0 ? `${count(openPostMortems, word)} open` : '',
    openFollowUps > 0 ? `${count(openFollowUps, 'follow-up')}${openPostMortems > 0 ? '' : ' open'}${late}` : '',
    work.backOn ? `away until ${sayDay(work.backOn, today)}` : '',
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : null;
}

function sayDay(day: string, today: string): string {
  const [at, now] = [Date.parse(`${day}T00:00:00Z`), Date.parse(`${today}T00:00:00Z`)];
  const isNear = at - now <= 6 * DAY_MS;
  return new Intl.DateTimeFormat(
    'en-GB',
    isNear ? { weekday: 'long', timeZone: 'UTC' } : { day: 'numeric', month: 'short', timeZone: 'UTC' },
  ).format(at);
}
