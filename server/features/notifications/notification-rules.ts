import { operation } from '#server/platform/operation.ts';
import {
  listNotificationRules as listContract,
  setNotificationRule as setContract,
} from '#shared/contracts/notifications.ts';
import { AppError } from '#shared/errors.ts';
import {
  type MailRule,
  NOTIFICATION_KINDS,
  NOTIFICATION_WORDS,
  type NotificationKind,
} from '#shared/rules/notification-kinds.ts';

export const listNotificationRules = operation(listContract, async (ctx, actor) => {
  if (actor.kind !== 'member') return { items: [], mails: false };
  const chosen = await ctx.db
    .selectFrom('notification_rules')
    .select(['kind', 'mail'])
    .where('person_id', '=', actor.personId)
    .execute();
  const mailOf = new Map(chosen.map(({ kind, mail }) => [kind, mail]));
  return { items: NOTIFICATION_KINDS.map((kind) => present(kind, mailOf.get(kind))), mails: ctx.mailer !== null };
});

export const setNotificationRule = operation(setContract, async (ctx, actor, { kind, mail }) => {
  if (actor.kind !== 'member')
    throw new AppError('conflict', 'An API key is told nothing, so there is nothing to choose.');
  await ctx.db
    .insertInto('notification_rules')
    .values({ person_id: actor.personId, kind, mail })
    .onConflict((conflict) => conflict.columns(['person_id', 'kind']).doUpdateSet({ mail }))
    .execute();
  return present(kind, mail);
});

const present = (kind: NotificationKind, mail: MailRule | undefined) => ({
  kind,
  label: NOTIFICATION_WORDS[kind].label,
  mail: mail ?? NOTIFICATION_WORDS[kind].mail,
  default: NOTIFICATION_WORDS[kind].mail,
});
