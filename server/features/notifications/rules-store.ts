import type { Db, Tx } from '#server/platform/context.ts';
import type { MailRule, NotificationKind } from '#shared/rules/notification-kinds.ts';

export type RuleRow = { mail: MailRule | null; chat: MailRule | null; told: boolean };

export async function listRules(db: Db, personId: string): Promise<Map<NotificationKind, RuleRow>> {
  const rows = await db
    .selectFrom('notification_rules')
    .select(['kind', 'mail', 'chat', 'told'])
    .where('person_id', '=', personId)
    .execute();
  return new Map(rows.map(({ kind, ...rule }) => [kind, rule]));
}

/** What is not named stays as it is. */
export async function saveRule(
  tx: Tx,
  personId: string,
  kind: NotificationKind,
  fields: Partial<RuleRow>,
): Promise<RuleRow> {
  return tx
    .insertInto('notification_rules')
    .values({ person_id: personId, kind, mail: null, ...fields })
    .onConflict((conflict) => conflict.columns(['person_id', 'kind']).doUpdateSet({ kind, ...fields }))
    .returning(['mail', 'chat', 'told'])
    .executeTakeFirstOrThrow();
}
