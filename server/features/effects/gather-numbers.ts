import { findAlike, incidentReference } from '#server/features/incidents/index.ts';
import type { Db } from '#server/platform/context.ts';
import type { EffectCount, EffectMeasure, EffectNumbers } from '#shared/rules/effect/effect-numbers.ts';
import { sayChange } from '#shared/rules/effect/say-change.ts';
import { sayList } from '#shared/rules/plain-words.ts';
import type { Subject } from './effects-store.ts';
import {
  type Counted,
  countOfAlerts,
  countOfFactors,
  countOfServices,
  listOwn,
  listTimes,
  type Own,
  type Span,
} from './numbers-store.ts';

const DAY = 86_400_000;
const AT_LEAST_DAYS = 7;
const AT_MOST_DAYS = 365;
const LISTED = 40;

/** The numbers, and every incident that any of them counts. */
export type Gathered = { numbers: EffectNumbers | null; countedIds: string[] };

export const gatherNumbers = async (db: Db, subject: Subject, doneAt: Date, now: Date): Promise<EffectNumbers | null> =>
  (await gatherCounted(db, subject, doneAt, now)).numbers;

/**
 * Incidents before and after a follow-up was done, in two spans of equal length. Its own incidents are left out: they are why
 * the work exists, and counting them before would flatter it. Over public incidents alone, so that all who may read the
 * follow-up read the same numbers.
 */
export async function gatherCounted(db: Db, subject: Subject, doneAt: Date, now: Date): Promise<Gathered> {
  const own = subject.postMortemId === null ? [] : await listOwn(db, subject.postMortemId);
  if (own.length === 0) return { numbers: null, countedIds: [] };
  const days = Math.min(AT_MOST_DAYS, Math.max(AT_LEAST_DAYS, Math.floor((now.getTime() - doneAt.getTime()) / DAY)));
  const span = { from: moved(doneAt, -days), done: doneAt, to: moved(doneAt, days) };
  const alike = await findOthers(db, own, span);
  const { counts, ids } = await countAll(db, subject, own, span, days, alike);
  const numbers = {
    days,
    from: span.from.toISOString(),
    doneAt: doneAt.toISOString(),
    to: span.to.toISOString(),
    counts,
    incidents: await listAlike(db, span, alike.slice(0, LISTED)),
    alike: alike.length,
    leftOut: `Private incidents are left out, and ${sayList(own.map((one) => incidentReference(one.number)))} ${own.length === 1 ? 'itself' : 'themselves'}.`,
  };
  return { numbers, countedIds: distinct(ids) };
}

async function listAlike(db: Db, span: Span, alike: readonly Other[]): Promise<EffectNumbers['incidents']> {
  const times = await listTimes(
    db,
    alike.map((one) => one.id),
  );
  return alike.map(({ id, number, title, startedAt, alike: why }) => ({
    reference: incidentReference(number),
    title,
    startedAt: startedAt.toISOString(),
    side: startedAt <= span.done ? ('before' as const) : ('after' as const),
    alike: why,
    minutesToDetect: atLeastZero(times.get(id)?.minutesToDetect),
    minutesToResolve: atLeastZero(times.get(id)?.minutesToResolve),
  }));
}

const moved = (at: Date, days: number) => new Date(at.getTime() + days * DAY);
/** A time that was stated before the impact began is no negative delay. */
const atLeastZero = (minutes: number | null | undefined): number | null =>
  minutes === null || minutes === undefined ? null : Math.max(0, minutes);

type Other = Awaited<ReturnType<typeof findAlike>>[number];

async function findOthers(db: Db, own: readonly Own[], span: Span): Promise<Other[]> {
  const ownIds = new Set(own.map((one) => one.id));
  const found = new Map<string, Other>();
  for (const { id } of own)
    for (const { from, to } of [
      { from: span.from, to: span.done },
      { from: span.done, to: span.to },
    ])
      for (const other of await findAlike(db, id, from, to))
        if (!ownIds.has(other.id) && other.startedAt > from && !found.has(other.id)) found.set(other.id, other);
  return [...found.values()].toSorted((a, b) => b.startedAt.getTime() - a.startedAt.getTime());
}

async function countAll(
  db: Db,
  subject: Subject,
  own: readonly Own[],
  span: Span,
  days: number,
  alike: readonly Other[],
): Promise<{ counts: EffectCount[]; ids: string[] }> {
  const ids = own.map((one) => one.id);
  const services = distinct(own.flatMap((one) => one.services));
  const alerts = distinct(own.flatMap((one) => one.alerts));
  const kinds = distinct(subject.factors.map((one) => one.kind));
  const counted: string[] = [];
  const of = (measure: EffectMeasure, label: string, definition: string, { ids: found, ...sides }: Counted) => {
    counted.push(...found);
    return { measure, label, definition, ...sides, ...sayChange(sides.before, sides.after, days) };
  };
  const before = alike.filter((one) => one.startedAt <= span.done).length;
  const counts: EffectCount[] = [
    of(
      'like-it',
      `Like ${sayList(own.map((one) => incidentReference(one.number)))}`,
      'Incidents that Debrief takes for the same again by service, alert, cause, factors and words, and those that people said are the same',
      { before, after: alike.length - before, ids: alike.map(({ id }) => id) },
    ),
  ];
  if (alerts.length > 0)
    counts.push(
      of(
        'alert',
        `The ${alerts.length === 1 ? 'alert' : 'alerts'} ${sayList(alerts)}`,
        'Incidents of any service with one of these alerts',
        await countOfAlerts(db, ids, span),
      ),
    );
  if (kinds.length > 0 && services.length > 0)
    counts.push(
      of(
        'factor',
        `A factor of the same kind on ${sayList(services)}`,
        'Incidents of the same services whose post-mortem has a confirmed contributing factor of the kind that this addresses',
        await countOfFactors(db, ids, kinds, span),
      ),
    );
  if (services.length > 0)
    counts.push(
      of(
        'service',
        `Any incident of ${sayList(services)}`,
        'All incidents of the same services, whatever they were about',
        await countOfServices(db, ids, span),
      ),
    );
  return { counts, ids: counted };
}

const distinct = (items: readonly string[]): string[] => [...new Set(items)];
