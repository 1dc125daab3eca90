import { z } from 'zod';
import { MAIL_RULES, NOTIFICATION_KINDS } from '../rules/notification-kinds.ts';
import { contract, done, flag, id, instant, list, nothing, page, pageInput, postMortemRef } from './contract.ts';

export const notification = z.object({
  id,
  kind: z.enum(NOTIFICATION_KINDS),
  /** Who wrote it; a reminder is by Debrief. */
  by: z.string(),
  excerpt: z.string(),
  /** Null for a follow-up that stands alone. */
  postMortem: z.object({ id, reference: z.string(), title: z.string() }).nullable(),
  /** What a reminder of a follow-up is about. */
  followUp: z.object({ id, reference: z.string(), title: z.string() }).nullable(),
  /** What happened, without what it is about, as it reads today. */
  head: z.string(),
  /** All of it in a sentence. */
  line: z.string(),
  /** Address of the place in the application. */
  path: z.string(),
  at: instant,
  readAt: instant.nullable(),
});

export const listNotifications = contract({
  name: 'notifications.list',
  method: 'GET',
  path: '/notifications',
  who: 'signed-in',
  summary: 'What the caller was told by name, newest first; an API key is nobody and is told nothing',
  input: z.object({ unread: flag.optional(), kind: list(z.enum(NOTIFICATION_KINDS)).optional(), ...pageInput }),
  output: page(notification),
});
export const readNotifications = contract({
  name: 'notifications.read',
  method: 'POST',
  path: '/notifications/read',
  who: 'signed-in',
  summary: 'Mark as read: what is about one post-mortem, or everything',
  input: z.object({ postMortemId: postMortemRef.optional() }),
  output: z.object({
    read: z.number(),
    /** To take it back with. */
    at: instant,
  }),
});
export const countNotifications = contract({
  name: 'notifications.count',
  method: 'GET',
  path: '/notifications/count',
  who: 'signed-in',
  summary: 'How much the caller was told and has not read; 100 stands for that many and more',
  input: nothing,
  output: z.object({ unread: z.number() }),
});
export const unreadNotifications = contract({
  name: 'notifications.unread',
  method: 'POST',
  path: '/notifications/unread',
  who: 'signed-in',
  summary: 'Take back that everything was marked as read at this instant',
  input: z.object({ at: instant }),
  output: z.object({ unread: z.number() }),
});
export const markNotification = contract({
  name: 'notifications.mark',
  method: 'PUT',
  path: '/notifications/:id/read',
  who: 'signed-in',
  summary: 'Mark one as read, or as not read',
  input: z.object({ id, read: z.boolean() }),
  output: done,
});

const rule = z.enum(MAIL_RULES, { error: `must be one of ${MAIL_RULES.join(', ')}` });
export const notificationRule = z.object({
  kind: z.enum(NOTIFICATION_KINDS),
  label: z.string(),
  /** What holds: what was chosen, else what is usual. */
  mail: z.enum(MAIL_RULES),
  chat: z.enum(MAIL_RULES),
  /** Null: as usual. Then what the chat takes is not mailed as well. */
  chosen: z.object({ mail: z.enum(MAIL_RULES).nullable(), chat: z.enum(MAIL_RULES).nullable() }),
  /** What holds for whoever never chose. */
  default: z.enum(MAIL_RULES),
  defaultChat: z.enum(MAIL_RULES),
  /** False: not even in the list. */
  told: z.boolean(),
  mayTurnOff: z.boolean(),
  /** It is mailed as an invitation of its own, whatever is chosen. */
  hasOwnMail: z.boolean(),
});
export const listNotificationRules = contract({
  name: 'notification-rules.list',
  method: 'GET',
  path: '/me/notification-rules',
  who: 'signed-in',
  summary: 'What the caller is told by mail and as a direct message, and when; an API key is told nothing',
  input: z.object({}),
  output: z.object({
    items: z.array(notificationRule),
    /** False where the installation has no mail server. */
    mails: z.boolean(),
    /** The Slack workspace that direct messages go to; null without an app there. */
    chats: z.string().nullable(),
  }),
});
export const setNotificationRule = contract({
  name: 'notification-rules.set',
  method: 'PUT',
  path: '/me/notification-rules/:kind',
  who: 'signed-in',
  summary: 'Choose when one kind of notification goes out, and how; what waits already keeps its time. Null: as usual',
  input: z.object({
    kind: z.enum(NOTIFICATION_KINDS, { error: `must be one of ${NOTIFICATION_KINDS.join(', ')}` }),
    mail: rule.nullish(),
    chat: rule.nullish(),
    told: z.boolean().optional().describe('False: not even in the list, for kinds that may be turned off'),
  }),
  output: notificationRule,
});

export const outgoingMail = z.object({
  id,
  kind: z.enum(NOTIFICATION_KINDS),
  to: z.string(),
  reference: z.string(),
  /** Null once it was given up. */
  dueAt: instant.nullable(),
  tries: z.number(),
  /** What the mail server said last. */
  fault: z.string().nullable(),
});
export const outgoingPost = z.object({
  id,
  /** The name of the channel. */
  to: z.string(),
  what: z.string(),
  dueAt: instant.nullable(),
  tries: z.number(),
  fault: z.string().nullable(),
});
export const showMail = contract({
  name: 'mail.show',
  method: 'GET',
  path: '/mail',
  who: 'settings.edit',
  summary: 'Where mail, messages and posts go out, what waits, what failed, and who will be reminded when',
  input: z.object({}),
  output: z.object({
    server: z.string().nullable(),
    from: z.string().nullable(),
    waiting: z.array(outgoingMail),
    waitingCount: z.number(),
    failed: z.array(outgoingMail),
    sentToday: z.number(),
    /** Direct messages. */
    chats: z.object({
      workspace: z.string().nullable(),
      waiting: z.array(outgoingMail),
      failed: z.array(outgoingMail),
      sentToday: z.number(),
    }),
    /** What goes to channels. */
    posts: z.object({ waiting: z.array(outgoingPost), failed: z.array(outgoingPost), sentToday: z.number() }),
    /** Reminders of the next seven days, if nothing changes until then. */
    coming: z.array(z.object({ at: instant, to: z.string(), reminders: z.number() })),
    comingCount: z.number(),
  }),
});
export const tryMail = contract({
  name: 'mail.try',
  method: 'POST',
  path: '/mail/try',
  who: 'settings.edit',
  summary: 'Send a mail to yourself, to see that it arrives',
  input: z.object({}),
  output: z.object({ to: z.string() }),
});
export const retryMail = contract({
  name: 'mail.retry',
  method: 'POST',
  path: '/mail/retry',
  who: 'settings.edit',
  summary: 'Try everything again that could not be sent: mail, messages and posts',
  input: z.object({}),
  output: z.object({ waiting: z.number() }),
});
