import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/context.ts';
import { DEFAULT_PROCESS, type ProcessStep, withPublication } from '#shared/rules/process-steps.ts';

export type ProcessRow = {
  steps: ProcessStep[];
  revision: number;
  changedBy: string | null;
  changedAt: Date | null;
};

/** The process of a template; the one that comes with the product where nobody made another. */
export async function getProcessRow(db: Db, template: string): Promise<ProcessRow> {
  const row = await db
    .selectFrom('processes')
    .select(['steps', 'revision', 'changed_by as changedBy', 'changed_at as changedAt'])
    .where('template', '=', template)
    .executeTakeFirst();
  if (!row) return { steps: [...DEFAULT_PROCESS], revision: 0, changedBy: null, changedAt: null };
  return { ...row, steps: withPublication(row.steps) };
}

export async function saveProcessRow(
  tx: Tx,
  template: string,
  steps: readonly ProcessStep[],
  by: string,
  now: Date,
): Promise<void> {
  const fields = { steps: JSON.stringify(steps), changed_by: by, changed_at: now };
  await tx
    .insertInto('processes')
    .values({ template, ...fields })
    .onConflict((conflict) =>
      conflict.column('template').doUpdateSet({ ...fields, revision: sql<number>`processes.revision + 1` }),
    )
    .execute();
}

/** Whoever holds it is the only one who changes the template's process until the transaction ends. */
export async function lockTemplateRow(tx: Tx, template: string): Promise<void> {
  await tx.selectFrom('templates').select('key').where('key', '=', template).forUpdate().execute();
}

/** Documents that travel still: not published, not brought in from elsewhere; oldest first. */
export async function listOpenDocuments(db: Db, template: string) {
  return db
    .selectFrom('post_mortems')
    .select(['id', 'number', 'title'])
    .where('template', '=', template)
    .where('status', '!=', 'published')
    .where('imported_name', 'is', null)
    .orderBy('number')
    .execute();
}

/** Which documents a change elsewhere may touch. */
export async function listDocumentIds(
  db: Db,
  which: { personId?: string; incidentId?: string; followUpId?: string; after?: string; limit?: number },
): Promise<string[]> {
  let query = db
    .selectFrom('post_mortems as pm')
    .select('pm.id')
    .where('pm.imported_name', 'is', null)
    .orderBy('pm.id')
    .limit(which.limit ?? 10_000);
  if (which.followUpId === undefined) query = query.where('pm.status', '!=', 'published');
  if (which.personId !== undefined)
    query = query.where(
      sql<boolean>`(pm.owner_id = ${which.personId} or exists (select 1 from process_steps s where s.post_mortem_id = pm.id and s.person_id = ${which.personId} and s.state = 'open'))`,
    );
  if (which.incidentId !== undefined)
    query = query.where(
      sql<boolean>`exists (select 1 from post_mortem_incidents x where x.post_mortem_id = pm.id and x.incident_id = ${which.incidentId})`,
    );
  if (which.followUpId !== undefined)
    query = query.where(
      sql<boolean>`pm.id = (select f.post_mortem_id from follow_ups f where f.id = ${which.followUpId})`,
    );
  if (which.after !== undefined) query = query.where('pm.id', '>', which.after);
  return (await query.execute()).map((row) => row.id);
}
