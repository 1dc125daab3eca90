import type { Db } from '#server/platform/context.ts';

/** Its place in a tracker, where people look for it. An address that somebody entered by hand stays. */
export async function keepIssueUrl(db: Db, followUpId: string, before: string | null, after: string): Promise<void> {
  await db
    .updateTable('follow_ups')
    .set({ url: after })
    .where('id', '=', followUpId)
    .where((eb) => eb.or([eb('url', 'is', null), ...(before === null ? [] : [eb('url', '=', before)])]))
    .execute();
}
