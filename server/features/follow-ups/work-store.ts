import { sql } from 'kysely';
import type { Tx } from '#server/platform/context.ts';
import type { FollowUpStatus, Priority, WorkLink } from '#shared/rules/follow-up-work.ts';
import type { FieldChanges } from '#shared/rules/merge-edit.ts';

/** Everything about a follow-up that several may be changed in at once, as it will be. */
export type SavedWork = {
  id: string;
  title: string;
  status: FollowUpStatus;
  reason: string | null;
  due_on: string | null;
  owner_id: string | null;
  team_id: string | null;
  priority: Priority | null;
  done_at: string | null;
  postponed: number;
  factor_ids: string[];
  evidence: string[];
  links: WorkLink[];
  merged_into: string | null;
  removed_at: string | null;
  version: number;
  changes: FieldChanges;
};

/** Writes many at once; the caller holds their locks and has read them since. */
export async function saveWork(tx: Tx, rows: readonly SavedWork[], by: string, now: Date): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    update follow_ups f set title = w.title, status = w.status, reason = w.reason, due_on = w.due_on, owner_id = w.owner_id,
      team_id = w.team_id, priority = w.priority, done_at = w.done_at, postponed = w.postponed,
      factor_ids = array(select jsonb_array_elements_text(w.factor_ids))::uuid[],
      evidence = array(select jsonb_array_elements_text(w.evidence))::uuid[],
      links = w.links, merged_into = w.merged_into, removed_at = w.removed_at, version = w.version, changes = w.changes,
      updated_by = ${by}, updated_at = ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as w(id uuid, title text, status text, reason text, due_on date,
      owner_id uuid, team_id uuid, priority text, done_at timestamptz, postponed smallint, factor_ids jsonb, evidence jsonb,
      links jsonb, merged_into uuid, removed_at timestamptz, version integer, changes jsonb)
    where w.id = f.id`.execute(tx);
}

/** The risks and the comments that named one follow-up name another; gives the ids of those that did. */
export async function repoint(tx: Tx, from: string, to: string): Promise<{ riskIds: string[]; threadIds: string[] }> {
  const risks = await sql<{ id: string }>`
    update risks set follow_up_ids = array_replace(array_remove(follow_up_ids, ${to}::uuid), ${from}::uuid, ${to}::uuid)
    where follow_up_ids @> array[${from}::uuid] returning id`.execute(tx);
  const threads = await sql<{ id: string }>`
    update threads set anchor = jsonb_set(anchor, '{row}', to_jsonb(${to}::text))
    where anchor ->> 'kind' = 'block' and anchor ->> 'row' = ${from}
      and post_mortem_id = (select post_mortem_id from follow_ups where id = ${from}::uuid) returning id`.execute(tx);
  return { riskIds: risks.rows.map((one) => one.id), threadIds: threads.rows.map((one) => one.id) };
}

/** The way back: exactly those that were made to name another name the first again. `kept` are the risks that named both. */
export async function pointBack(
  tx: Tx,
  from: string,
  to: string,
  moved: { riskIds: readonly string[]; threadIds: readonly string[]; alsoKept: readonly string[] },
): Promise<void> {
  await sql`
    update risks set follow_up_ids = case when id = any(${moved.alsoKept}::uuid[]) then follow_up_ids || ${from}::uuid
      else array_replace(follow_up_ids, ${to}::uuid, ${from}::uuid) end
    where id = any(${moved.riskIds}::uuid[]) and follow_up_ids @> array[${to}::uuid]`.execute(tx);
  await sql`
    update threads set anchor = jsonb_set(anchor, '{row}', to_jsonb(${from}::text))
    where id = any(${moved.threadIds}::uuid[]) and anchor ->> 'row' = ${to}`.execute(tx);
}

/** Risks that name both. */
export async function risksOfBoth(tx: Tx, one: string, other: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from risks where follow_up_ids @> array[${one}::uuid, ${other}::uuid]`.execute(tx);
  return rows.map((row) => row.id);
}
