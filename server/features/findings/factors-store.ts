import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';
import type { FactorKind, FactorRole, RowState } from '#shared/rules/factor-words.ts';

const columns = (db: Db) =>
  db.selectFrom('factors as f').select([
    'f.id',
    'f.post_mortem_id as postMortemId',
    'f.title',
    'f.kind',
    'f.role',
    'f.effect',
    'f.why',
    'f.accepted_because as acceptedBecause',
    'f.state',
    'f.evidence',
    'f.origin',
    'f.drafted_as as draftedAs',
    'f.position',
    'f.version',
    'f.changes',
    'f.created_by as createdBy',
    'f.created_at as createdAt',
    'f.updated_by as updatedBy',
    'f.updated_at as updatedAt',
    'f.removed_at as removedAt',
    // Links to what was taken away are kept, and wait for it to come back.
    'f.leads_to as allLinks',
    sql<string[]>`array(select to_one.id from unnest(f.leads_to) with ordinality link (id, place)
        join factors to_one on to_one.id = link.id and to_one.removed_at is null order by link.place)`.as('leadsTo'),
    sql<string[]>`array(select p.id from follow_ups p where p.factor_ids @> array[f.id] and p.removed_at is null
        and p.state <> 'struck' order by p.position, p.id)`.as('followUpIds'),
  ]);

export type FactorRow = NonNullable<Awaited<ReturnType<typeof findFactorRow>>>;

/** The factors of a post-mortem in their order, mitigators among them, without what was taken away. */
export async function listFactorRows(db: Db, postMortemId: string): Promise<FactorRow[]> {
  return columns(db)
    .where('f.post_mortem_id', '=', postMortemId)
    .where('f.removed_at', 'is', null)
    .orderBy('f.position')
    .orderBy('f.id')
    .execute();
}

export async function findFactorRow(db: Db, id: string) {
  return columns(db).where('f.id', '=', id).executeTakeFirst();
}

export type NewFactor = {
  title: string;
  kind: FactorKind;
  role: FactorRole;
  state: RowState;
  effect?: string;
  why?: string;
  evidence: readonly string[];
  leadsTo?: readonly string[];
  draftedAs?: string | null;
};

/** Adds factors from the given place on; `by` null is the draft. */
export async function insertFactors(
  tx: Tx,
  postMortemId: string,
  factors: readonly NewFactor[],
  { position, by, now }: { position: number; by: string | null; now: Date },
): Promise<string[]> {
  if (factors.length === 0) return [];
  const rows = factors.map(({ evidence, leadsTo = [], draftedAs = null, ...factor }, index) => ({
    id: newId(),
    post_mortem_id: postMortemId,
    ...factor,
    evidence: [...evidence],
    leads_to: [...leadsTo],
    drafted_as: draftedAs,
    origin: draftedAs === null ? ('person' as const) : ('draft' as const),
    position: position + index,
    created_by: by,
    created_at: now,
    updated_by: by,
    updated_at: now,
    removed_at: null,
  }));
  await tx.insertInto('factors').values(rows).execute();
  return rows.map((row) => row.id);
}

/** What a factor leads to as stored, links to what was taken away included. */
export async function listLinks(db: Db, postMortemId: string): Promise<{ id: string; leadsTo: string[] }[]> {
  return db
    .selectFrom('factors')
    .select(['id', 'leads_to as leadsTo'])
    .where('post_mortem_id', '=', postMortemId)
    .where('removed_at', 'is', null)
    .execute();
}
