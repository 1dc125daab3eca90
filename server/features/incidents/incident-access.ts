import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#server/platform/context.ts';
import { AppError } from '#shared/errors.ts';
import { type Action, type Actor, type Guarded, may, maySee, sightOf } from '#shared/rules/access.ts';

export type IncidentHead = Guarded & {
  id: string;
  number: number;
  title: string;
  status: 'open' | 'mitigated' | 'resolved' | 'closed';
  timeZone: string;
  startedAt: Date;
  resolvedAt: Date | null;
};

/** The incident behind an id or a reference, if the actor may know of it; a private one otherwise does not exist. */
export async function getIncidentHead(
  db: Db,
  actor: Actor,
  ref: string,
  action: Action,
  lock = false,
): Promise<IncidentHead> {
  let query = db
    .selectFrom('incidents')
    .select([
      'id',
      'number',
      'title',
      'status',
      'private',
      'started_at as startedAt',
      'resolved_at as resolvedAt',
      sql<string>`coalesce(time_zone, (select time_zone from installation))`.as('timeZone'),
      sql<string[]>`array(select person_id from participants p where p.incident_id = incidents.id and not p.hidden)`.as(
        'participantIds',
      ),
    ]);
  query = /^INC-/i.test(ref) ? query.where('number', '=', Number(ref.slice(4))) : query.where('id', '=', idOrNone(ref));
  if (lock) query = query.forUpdate();
  const head = await query.executeTakeFirst();
  if (!head || !maySee(actor, head))
    throw new AppError('not-found', `There is no incident ${ref}, or it is private and you took no part in it.`);
  if (!may(actor, action, head)) throw new AppError('forbidden', 'Your role does not allow this. Ask an admin.');
  return head;
}

/** A uuid, or one that nothing has: a 36-letter reference that is no uuid is simply not found. */
export function idOrNone(ref: string): string {
  return /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(ref) ? ref : '00000000-0000-0000-0000-000000000000';
}

/** The SQL form of `maySee` for rows of `incidents` under the given alias. */
export function visibleIncidents(actor: Actor, alias = 'incidents'): RawBuilder<boolean> {
  const sight = sightOf(actor);
  if (sight.all) return sql<boolean>`true`;
  const table = sql.ref(alias);
  if (sight.personId === null) return sql<boolean>`not ${table}.private`;
  return sql<boolean>`(not ${table}.private or exists (select 1 from participants seen where seen.incident_id = ${table}.id and seen.person_id = ${sight.personId}::uuid and not seen.hidden))`;
}

export const incidentReference = (number: number) => `INC-${number}`;
