import { type RawBuilder, sql } from 'kysely';
import { idOrNone, visibleIncidents } from '#server/features/incidents/index.ts';
import type { Db } from '#server/platform/context.ts';
import { AppError } from '#shared/errors.ts';
import { type Action, type Actor, type Guarded, may, maySee } from '#shared/rules/access.ts';

export type PostMortemHead = Guarded & {
  id: string;
  number: number;
  title: string;
  status: 'draft' | 'in-review' | 'published';
  incidentIds: string[];
};

/** The post-mortem behind an id or reference. It is as private as the most private of its incidents. */
export async function getPostMortemHead(
  db: Db,
  actor: Actor,
  ref: string,
  action: Action,
  lock = false,
): Promise<PostMortemHead> {
  let query = db.selectFrom('post_mortems').select(['id', 'number', 'title', 'status']);
  query = /^PM-/i.test(ref) ? query.where('number', '=', Number(ref.slice(3))) : query.where('id', '=', idOrNone(ref));
  if (lock) query = query.forUpdate();
  const row = await query.executeTakeFirst();
  const head = row && { ...row, ...(await guardOf(db, row.id)) };
  if (!head || !maySee(actor, head))
    throw new AppError(
      'not-found',
      `There is no post-mortem ${ref}, or it is private and you took no part in its incident.`,
    );
  if (!may(actor, action, head)) throw new AppError('forbidden', 'Your role does not allow this. Ask an admin.');
  return head;
}

/** The same without asking who wants to know, and without who may: for whoever asks that of many. */
export async function postMortemHeadOf(
  db: Db,
  id: string,
): Promise<Omit<PostMortemHead, keyof Guarded | 'incidentIds'> | undefined> {
  return db
    .selectFrom('post_mortems')
    .select(['id', 'number', 'title', 'status'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Who may see it: for each private incident its participants; with several, those who took part in all of them. */
export async function guardOf(db: Db, postMortemId: string): Promise<Guarded & { incidentIds: string[] }> {
  const rows = await db
    .selectFrom('post_mortem_incidents as pi')
    .innerJoin('incidents as i', 'i.id', 'pi.incident_id')
    .select([
      'i.id',
      'i.private',
      sql<string[]>`array(select person_id from participants p where p.incident_id = i.id and not p.hidden)`.as(
        'participantIds',
      ),
    ])
    .where('pi.post_mortem_id', '=', postMortemId)
    .orderBy('i.started_at')
    .execute();
  const hidden = rows.filter((row) => row.private).map((row) => row.participantIds);
  const [first = [], ...others] = hidden;
  return {
    private: hidden.length > 0,
    participantIds: first.filter((id) => others.every((ids) => ids.includes(id))),
    incidentIds: rows.map((row) => row.id),
  };
}

/** The SQL form, for rows of `post_mortems` under the given alias: no incident behind it may be one the actor cannot see. */
export function visiblePostMortems(actor: Actor, alias: string): RawBuilder<boolean> {
  return sql<boolean>`not exists (select 1 from post_mortem_incidents hide join incidents on incidents.id = hide.incident_id where hide.post_mortem_id = ${sql.ref(alias)}.id and not ${visibleIncidents(actor)})`;
}

export const postMortemReference = (number: number) => `PM-${number}`;
