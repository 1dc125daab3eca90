import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';

export async function findPolicyRow(db: Db) {
  return db.selectFrom('policies').selectAll().orderBy('version', 'desc').limit(1).executeTakeFirst();
}

/** Two admins saving at once: the second gets the next version, nobody's is lost. */
export async function addPolicy(tx: Tx, thresholds: Record<string, number>, changedBy: string | null): Promise<void> {
  await sql`lock table policies in share row exclusive mode`.execute(tx);
  await sql`insert into policies (version, thresholds, changed_by) select coalesce(max(version), 0) + 1, ${JSON.stringify(thresholds)}::jsonb, ${changedBy} from policies`.execute(
    tx,
  );
}

export type NewDecision = {
  incidentId: string;
  outcome: string;
  policyOutcome: string;
  policyVersion: number;
  reasons: unknown[];
  facts: unknown;
  overrideReason: string | null;
  overrideBy: string | null;
  at: Date;
};

export async function addDecision(tx: Tx, decision: NewDecision): Promise<void> {
  await tx
    .insertInto('decisions')
    .values({
      id: newId(),
      incident_id: decision.incidentId,
      outcome: decision.outcome,
      policy_outcome: decision.policyOutcome,
      policy_version: decision.policyVersion,
      reasons: JSON.stringify(decision.reasons),
      facts: JSON.stringify(decision.facts),
      override_reason: decision.overrideReason,
      override_by: decision.overrideBy,
      decided_at: decision.at,
    })
    .execute();
}

/** The newest decision of each of the last incidents that were decided, with the facts it rested on. */
export async function listLastDecided(db: Db, limit: number) {
  const rows = await sql<{ id: string; number: number; title: string; resolvedAt: Date | null; facts: unknown }>`
    select i.id, i.number, i.title, i.resolved_at as "resolvedAt", d.facts
    from incidents i join lateral (select facts from decisions d where d.incident_id = i.id order by d.id desc limit 1) d on true
    order by i.resolved_at desc nulls last, i.id desc limit ${limit}`.execute(db);
  return rows.rows;
}
