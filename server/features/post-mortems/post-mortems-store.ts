import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';
import type { StoredSuggestion } from '#server/platform/tables.ts';
import type { PostMortemStatus } from '#shared/contracts/post-mortems.ts';
import type { Actor } from '#shared/rules/access.ts';
import { type PostMortemFilter, pageOfPostMortems } from './page-of-post-mortems.ts';
import { type OpenQuestion, openQuestionsOf } from './questions-store.ts';

const columns = (db: Db) =>
  db
    .selectFrom('post_mortems as pm')
    .leftJoin('people as owner', 'owner.id', 'pm.owner_id')
    .select([
      'pm.id',
      'pm.number',
      'pm.title',
      'pm.status',
      'pm.template',
      'pm.template_version as templateVersion',
      'pm.time_zone as timeZone',
      'pm.owner_id as ownerId',
      'owner.name as ownerName',
      'pm.owner_accepted as ownerAccepted',
      'pm.owner_reasons as ownerReasons',
      'pm.suggestions',
      'pm.earliest_at as earliestAt',
      'pm.due_at as dueAt',
      'pm.due_reasons as dueReasons',
      'pm.drafted_at as draftedAt',
      'pm.published_at as publishedAt',
      'pm.created_at as createdAt',
      'pm.updated_at as updatedAt',
      sql<boolean>`exists (select 1 from post_mortem_incidents pi join incidents i on i.id = pi.incident_id where pi.post_mortem_id = pm.id and i.private)`.as(
        'private',
      ),
      sql<
        string | null
      >`(select i.severity from post_mortem_incidents pi join incidents i on i.id = pi.incident_id where pi.post_mortem_id = pm.id and i.severity is not null order by i.started_at limit 1)`.as(
        'severity',
      ),
      sql<
        string[]
      >`array(select distinct s.name from post_mortem_incidents pi join incident_services x on x.incident_id = pi.incident_id join services s on s.id = x.service_id where pi.post_mortem_id = pm.id order by 1)`.as(
        'services',
      ),
      sql<
        { id: string; number: number; title: string }[]
      >`coalesce((select json_agg(json_build_object('id', i.id, 'number', i.number, 'title', i.title) order by i.started_at) from post_mortem_incidents pi join incidents i on i.id = pi.incident_id where pi.post_mortem_id = pm.id), '[]')`.as(
        'incidents',
      ),
      sql<OpenQuestion[]>`${openQuestionsOf('pm')}`.as('openQuestions'),
    ]);

export type PostMortemRow = Awaited<ReturnType<typeof getPostMortemRow>>;

export async function getPostMortemRow(db: Db, id: string) {
  return columns(db).where('pm.id', '=', id).executeTakeFirstOrThrow();
}

export async function listPostMortemRows(db: Db, actor: Actor, filter: PostMortemFilter): Promise<PostMortemRow[]> {
  return columns(db)
    .innerJoin(pageOfPostMortems(actor, filter).as('page'), 'page.id', 'pm.id')
    .orderBy('pm.created_at', 'desc')
    .orderBy('pm.id', 'desc')
    .execute();
}

export async function findPostMortemOf(
  db: Db,
  incidentId: string,
): Promise<
  | { id: string; number: number; status: PostMortemStatus; template: string; templateVersion: number; createdAt: Date }
  | undefined
> {
  return db
    .selectFrom('post_mortem_incidents as pi')
    .innerJoin('post_mortems as pm', 'pm.id', 'pi.post_mortem_id')
    .select([
      'pm.id',
      'pm.number',
      'pm.status',
      'pm.template',
      'pm.template_version as templateVersion',
      'pm.created_at as createdAt',
    ])
    .where('pi.incident_id', '=', incidentId)
    .orderBy('pm.number')
    .limit(1)
    .executeTakeFirst();
}

export type NewPostMortem = {
  title: string;
  template: { key: string; version: number };
  timeZone: string;
  incidentIds: readonly string[];
  importedName?: string | null;
};

export async function insertPostMortem(
  tx: Tx,
  fields: NewPostMortem,
  now: Date,
): Promise<{ id: string; number: number }> {
  const row = await tx
    .insertInto('post_mortems')
    .values({
      id: newId(),
      title: fields.title,
      template: fields.template.key,
      template_version: fields.template.version,
      time_zone: fields.timeZone,
      owner_id: null,
      owner_reasons: '[]',
      suggestions: '[]',
      earliest_at: null,
      due_at: null,
      due_reasons: '[]',
      drafted_at: null,
      published_at: null,
      imported_name: fields.importedName ?? null,
      created_at: now,
      updated_at: now,
    })
    .returning(['id', 'number'])
    .executeTakeFirstOrThrow();
  if (fields.incidentIds.length > 0)
    await tx
      .insertInto('post_mortem_incidents')
      .values(fields.incidentIds.map((incidentId) => ({ post_mortem_id: row.id, incident_id: incidentId })))
      .execute();
  return row;
}

export type PostMortemFields = Partial<{
  title: string;
  template: string;
  template_version: number;
  status: PostMortemStatus;
  owner_id: string | null;
  owner_accepted: boolean;
  owner_reasons: string;
  suggestions: string;
  earliest_at: Date | null;
  due_at: Date | null;
  due_reasons: string;
  drafted_at: Date;
  published_at: Date | null;
}>;

export async function savePostMortem(tx: Tx, id: string, fields: PostMortemFields, now: Date): Promise<void> {
  await tx
    .updateTable('post_mortems')
    .set({ ...fields, updated_at: now })
    .where('id', '=', id)
    .execute();
}

export async function addMove(
  tx: Tx,
  move: { postMortemId: string; verb: string; by: string | null; note: string | null },
): Promise<void> {
  await tx
    .insertInto('post_mortem_moves')
    .values({ id: newId(), post_mortem_id: move.postMortemId, verb: move.verb, by: move.by, note: move.note })
    .execute();
}

/** How much each person carries already: post-mortems they own that are not published. */
export async function countOpenOwned(
  db: Db,
  personIds: readonly string[],
  except: string | null,
): Promise<Map<string, number>> {
  if (personIds.length === 0) return new Map();
  let query = db
    .selectFrom('post_mortems')
    .select(['owner_id', sql<number>`count(*)`.as('count')])
    .where('owner_id', 'in', personIds)
    .where('status', '!=', 'published')
    .groupBy('owner_id');
  if (except) query = query.where('id', '!=', except);
  const rows = await query.execute();
  return new Map(rows.map((row) => [row.owner_id ?? '', row.count]));
}

export type { StoredSuggestion };
