import { createHash } from 'node:crypto';
import type { Db } from '#server/platform/context.ts';
import type { Coach, CoachSetup } from '#shared/coach/finding.ts';
import { makeCoach } from '#shared/coach/make-coach.ts';
import { listPeopleNames, peopleVersion } from './names-store.ts';

/** One for each way of asking that is in use: callers with other sights, two languages, two rules for names. */
const MOST_KEPT = 8;
const kept = new WeakMap<Db, Map<string, Coach>>();

/**
 * The coach of this installation: it knows everybody here and, of the services, those given. Making one costs as much as
 * there are people, so it is kept until a name or a service changes, or the settings do. What a request brings never gets in.
 */
export async function knownCoach(db: Db, setup: Omit<CoachSetup, 'roster'>): Promise<Coach> {
  const version = await peopleVersion(db);
  const key = createHash('sha256')
    .update(JSON.stringify([version, setup]))
    .digest('base64');
  const coaches = kept.get(db) ?? new Map<string, Coach>();
  kept.set(db, coaches);
  const coach = coaches.get(key) ?? makeCoach({ ...setup, roster: await listPeopleNames(db) });
  coaches.delete(key);
  coaches.set(key, coach);
  for (const old of coaches.keys()) {
    if (coaches.size <= MOST_KEPT) break;
    coaches.delete(old);
  }
  return coach;
}
