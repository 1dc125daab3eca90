import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/context.ts';

export type SeenAccount = {
  account: string;
  name: string | null;
  handle: string | null;
  issues: number;
  mappedTo: string | null;
  mailed: string[];
  handled: string[];
  /** Of the same name. */
  named: string[];
};

/** Accounts that issues are assigned to now, and those that somebody named; who fits each. */
export async function listAccounts(db: Db, trackerId: string): Promise<SeenAccount[]> {
  const { rows } = await sql<SeenAccount>`
    with seen as (
      select seen #>> '{assignee,account}' as account, max(seen #>> '{assignee,name}') as name,
        max(seen #>> '{assignee,handle}') as handle, max(seen #>> '{assignee,email}') as email, count(*)::int as issues
      from tracker_issues
      where tracker_id = ${trackerId} and gone is null and seen #>> '{assignee,account}' is not null
      group by 1),
    known as (
      select account from seen
      union select account from tracker_people where tracker_id = ${trackerId})
    select k.account, s.name, s.handle, coalesce(s.issues, 0) as issues, m.person_id as "mappedTo",
      array(select id from people where lower(email) = lower(s.email)) as mailed,
      array(select id from people where handles && array[lower(s.handle)]) as handled,
      array(select id from people where lower(name) = lower(s.name) limit 2) as named
    from known k
    left join seen s on s.account = k.account
    left join tracker_people m on m.tracker_id = ${trackerId} and m.account = k.account
    order by lower(coalesce(s.name, k.account)), k.account`.execute(db);
  return rows;
}

/** Owners whose issues are assigned to nobody, because no account of theirs is known. */
export async function listOwnersWithout(
  db: Db,
  trackerId: string,
): Promise<{ id: string; name: string; issues: number }[]> {
  const { rows } = await sql<{ id: string; name: string; issues: number }>`
    select p.id, p.name, count(*)::int as issues
    from tracker_issues i
    join follow_ups f on f.id = i.follow_up_id
    join people p on p.id = f.owner_id
    where i.tracker_id = ${trackerId} and i.gone is null and f.removed_at is null
      and i.agreed #>> '{assignee,ours}' = f.owner_id::text and i.agreed #> '{assignee,theirs}' = 'null'
      and not exists (select 1 from tracker_people m where m.tracker_id = i.tracker_id and m.person_id = p.id)
    group by p.id, p.name
    order by lower(p.name), p.id`.execute(db);
  return rows;
}

export async function setPerson(tx: Tx, trackerId: string, account: string, personId: string | null): Promise<void> {
  await tx.deleteFrom('tracker_people').where('tracker_id', '=', trackerId).where('account', '=', account).execute();
  if (personId !== null)
    await tx.insertInto('tracker_people').values({ tracker_id: trackerId, account, person_id: personId }).execute();
}

/**
 * Where one side was left empty only because nobody knew who is who, that counts as agreed on no longer. Where each side names
 * somebody, both stay: to say who is who changes no owner.
 */
export async function reopenAssignees(tx: Tx, trackerId: string, account: string, personId: string): Promise<void> {
  await sql`
    update tracker_issues set agreed = agreed - 'assignee', wanted = true
    where tracker_id = ${trackerId} and gone is null and asked is null
      and ((agreed #>> '{assignee,ours}' = ${personId} and agreed #> '{assignee,theirs}' = 'null')
        or (agreed #>> '{assignee,theirs}' = ${account} and agreed #> '{assignee,ours}' = 'null'))`.execute(tx);
}
