import type { Db, Tx } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';

export type Method = 'REQUEST' | 'CANCEL';
/** Longer than a mail server is waited for. */
const CLAIM_MINUTES = 3;

/** Puts an invitation, a change or an end on its way to each; what was on its way to them before is overtaken by it. */
export async function queueInvitations(
  tx: Tx,
  mail: { debriefId: string; personIds: readonly string[]; method: Method; sequence: number },
  now: Date,
): Promise<void> {
  const { debriefId, personIds, method, sequence } = mail;
  if (personIds.length === 0) return;
  await tx
    .updateTable('invitation_mail')
    .set({ mail_at: null })
    .where('debrief_id', '=', debriefId)
    .where('person_id', 'in', [...personIds])
    .where('mail_at', 'is not', null)
    .execute();
  await tx
    .insertInto('invitation_mail')
    .values(
      personIds.map((personId) => ({
        id: newId(),
        debrief_id: debriefId,
        person_id: personId,
        method,
        sequence,
        mail_at: now,
        fault: null,
        mailed_at: null,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Takes what is due for this sender alone until the claim ends; another sender takes others. */
export async function claimInvitations(tx: Tx, now: Date, limit: number) {
  const due = await tx
    .selectFrom('invitation_mail')
    .select(['id', 'debrief_id as debriefId', 'person_id as personId', 'method', 'sequence', 'tries'])
    .where('mail_at', '<=', now)
    .orderBy('mail_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  if (due.length > 0)
    await tx
      .updateTable('invitation_mail')
      .set({ mail_at: new Date(now.getTime() + CLAIM_MINUTES * 60_000) })
      .where(
        'id',
        'in',
        due.map((one) => one.id),
      )
      .execute();
  return due;
}

export async function settleInvitation(
  db: Db,
  id: string,
  fields: { mail_at: Date | null; mailed_at?: Date; tries?: number; fault: string | null },
): Promise<void> {
  await db.updateTable('invitation_mail').set(fields).where('id', '=', id).execute();
}
