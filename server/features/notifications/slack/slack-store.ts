import type { Db, Tx } from '#server/platform/context.ts';

export async function findSlackApp(db: Db) {
  return db.selectFrom('slack_app').selectAll().executeTakeFirst();
}
export type SlackApp = NonNullable<Awaited<ReturnType<typeof findSlackApp>>>;

export async function saveSlackApp(tx: Tx, app: Omit<SlackApp, 'id' | 'fault'>): Promise<void> {
  await tx
    .insertInto('slack_app')
    .values(app)
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ ...app, fault: null }))
    .execute();
  // Another workspace knows other people.
  await tx.deleteFrom('slack_people').execute();
}

export async function deleteSlackApp(tx: Tx): Promise<void> {
  await tx.deleteFrom('slack_app').execute();
  await tx.deleteFrom('slack_people').execute();
}

export async function noteSlackFault(db: Db, fault: string | null): Promise<void> {
  await db.updateTable('slack_app').set({ fault }).execute();
}

export async function findSlackPerson(db: Db, personId: string) {
  return db
    .selectFrom('slack_people')
    .select(['slack_user as user', 'email', 'asked_at as askedAt'])
    .where('person_id', '=', personId)
    .executeTakeFirst();
}

/** A user of Slack is one person here: whoever had it before has it no longer. */
export async function saveSlackPerson(tx: Tx, row: { personId: string; email: string; user: string | null; at: Date }) {
  if (row.user !== null)
    await tx
      .deleteFrom('slack_people')
      .where('slack_user', '=', row.user)
      .where('person_id', '!=', row.personId)
      .execute();
  const fields = { email: row.email, slack_user: row.user, asked_at: row.at };
  await tx
    .insertInto('slack_people')
    .values({ person_id: row.personId, ...fields })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(fields))
    .execute();
}

/** The member whose user of Slack it is, as they are now. */
export async function findMemberOfUser(db: Db, user: string) {
  return db
    .selectFrom('slack_people as s')
    .innerJoin('members as m', 'm.person_id', 's.person_id')
    .innerJoin('people as p', 'p.id', 's.person_id')
    .select(['s.person_id as personId', 'p.name', 'm.role'])
    .where('s.slack_user', '=', user)
    .whereRef('s.email', '=', 'm.email')
    .where('m.disabled', '=', false)
    .executeTakeFirst();
}

/** False where this very request was taken before. */
export async function takePress(tx: Tx, signature: string, now: Date): Promise<boolean> {
  await tx
    .deleteFrom('slack_presses')
    .where('at', '<', new Date(now.getTime() - KEPT_MS))
    .execute();
  const result = await tx
    .insertInto('slack_presses')
    .values({ signature, at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}
/** Longer than a signature is good for. */
const KEPT_MS = 3_600_000;
