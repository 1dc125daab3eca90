import { operation } from '#server/platform/operation.ts';
import {
  listNotificationRules as listContract,
  setNotificationRule as setContract,
} from '#shared/contracts/notifications.ts';
import { AppError } from '#shared/errors.ts';
import { NOTIFICATION_KINDS, NOTIFICATION_WORDS, type NotificationKind } from '#shared/rules/notification-kinds.ts';
import { listRules, type RuleRow, saveRule } from './rules-store.ts';
import { findSlackApp } from './slack/slack-store.ts';

export const listNotificationRules = operation(listContract, async (ctx, actor) => {
  if (actor.kind !== 'member') return { items: [], mails: false, chats: null };
  const rules = await listRules(ctx.db, actor.personId);
  const app = await findSlackApp(ctx.db);
  return {
    items: NOTIFICATION_KINDS.map((kind) => present(kind, rules.get(kind) ?? AS_USUAL)),
    mails: ctx.mailer !== null,
    chats: app?.workspace ?? null,
  };
});

export const setNotificationRule = operation(setContract, async (ctx, actor, { kind, mail, chat, told }) => {
  if (actor.kind !== 'member')
    throw new AppError('conflict', 'An API key is told nothing, so there is nothing to choose.');
  const { isOptional, label } = NOTIFICATION_WORDS[kind];
  if (told === false && !isOptional)
    throw new AppError('conflict', `“${label}” waits for an answer of yours, so it stays in your inbox.`);
  const fields = {
    ...(mail !== undefined && { mail }),
    ...(chat !== undefined && { chat }),
    ...(told !== undefined && { told }),
  };
  return present(kind, await ctx.transaction((tx) => saveRule(tx, actor.personId, kind, fields)));
});

const AS_USUAL: RuleRow = { mail: null, chat: null, told: true };

function present(kind: NotificationKind, { mail, chat, told }: RuleRow) {
  const usual = NOTIFICATION_WORDS[kind];
  return {
    kind,
    label: usual.label,
    mail: mail ?? usual.mail,
    chat: chat ?? usual.chat,
    chosen: { mail, chat },
    default: usual.mail,
    defaultChat: usual.chat,
    told,
    mayTurnOff: usual.isOptional ?? false,
    hasOwnMail: usual.hasOwnMail ?? false,
  };
}
