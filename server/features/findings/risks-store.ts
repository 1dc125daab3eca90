import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';
import type { Level, RiskState } from '#shared/rules/factor-words.ts';

const columns = (db: Db) =>
  db.selectFrom('risks as r').select([
    'r.id',
    'r.post_mortem_id as postMortemId',
    'r.text',
    'r.likelihood',
    'r.impact',
    'r.state',
    'r.evidence',
    'r.origin',
    'r.drafted_as as draftedAs',
    'r.position',
    'r.version',
    'r.changes',
    'r.created_by as createdBy',
    'r.created_at as createdAt',
    'r.updated_by as updatedBy',
    'r.updated_at as updatedAt',
    'r.removed_at as removedAt',
    sql<string[]>`array(select p.id from unnest(r.follow_up_ids) with ordinality link (id, place)
        join follow_ups p on p.id = link.id and p.removed_at is null order by link.place)`.as('followUpIds'),
  ]);

export type RiskRow = NonNullable<Awaited<ReturnType<typeof findRiskRow>>>;

export async function listRiskRows(db: Db, postMortemId: string): Promise<RiskRow[]> {
  return columns(db)
    .where('r.post_mortem_id', '=', postMortemId)
    .where('r.removed_at', 'is', null)
    .orderBy('r.position')
    .orderBy('r.id')
    .execute();
}

export async function findRiskRow(db: Db, id: string) {
  return columns(db).where('r.id', '=', id).executeTakeFirst();
}

export type NewRisk = {
  text: string;
  state: RiskState;
  likelihood?: Level | null;
  impact?: Level | null;
  evidence: readonly string[];
  followUpIds?: readonly string[];
  draftedAs?: string | null;
};

/** Adds risks from the given place on; `by` null is the draft. */
export async function insertRisks(
  tx: Tx,
  postMortemId: string,
  risks: readonly NewRisk[],
  { position, by, now }: { position: number; by: string | null; now: Date },
): Promise<string[]> {
  if (risks.length === 0) return [];
  const rows = risks.map(({ evidence, followUpIds = [], draftedAs = null, ...risk }, index) => ({
    id: newId(),
    post_mortem_id: postMortemId,
    text: risk.text,
    state: risk.state,
    likelihood: risk.likelihood ?? null,
    impact: risk.impact ?? null,
    evidence: [...evidence],
    follow_up_ids: [...followUpIds],
    drafted_as: draftedAs,
    origin: draftedAs === null ? ('person' as const) : ('draft' as const),
    position: position + index,
    created_by: by,
    created_at: now,
    updated_by: by,
    updated_at: now,
    removed_at: null,
  }));
  await tx.insertInto('risks').values(rows).execute();
  return rows.map((row) => row.id);
}
