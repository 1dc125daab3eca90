import { z } from 'zod';
import { MAIL_RULES, NOTIFICATION_KINDS } from '../rules/notification-kinds.ts';
import { contract, flag, id, instant, page, pageInput, postMortemRef } from './contract.ts';

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
  /** All of it in a sentence, as it reads today. */
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
  input: z.object({ unread: flag.optional(), ...pageInput }),
  output: page(notification),
});
export const readNotifications = contract({
  name: 'notifications.read',
  method: 'POST',
  path: '/notifications/read',
  who: 'signed-in',
  summary: 'Mark as read: what is about one post-mortem, or everything',
  input: z.object({ postMortemId: postMortemRef.optional() }),
  output: z.object({ read: z.number() }),
});

export const notificationRule = z.object({
  kind: z.enum(NOTIFICATION_KINDS),
  label: z.string(),
  mail: z.enum(MAIL_RULES),
  /** What holds for whoever never chose. */
  default: z.enum(MAIL_RULES),
});
export const listNotificationRules = contract({
  name: 'notification-rules.list',
  method: 'GET',
  path: '/me/notification-rules',
  who: 'signed-in',
  summary: 'What the caller is told by mail, and when; an API key is told nothing',
  input: z.object({}),
  output: z.object({
    items: z.array(notificationRule),
    /** False where the installation has no mail server. */
    mails: z.boolean(),
  }),
});
export const setNotificationRule = contract({
  name: 'notification-rules.set',
  method: 'PUT',
  path: '/me/notification-rules/:kind',
  who: 'signed-in',
  summary: 'Choose when one kind of notification is mailed; what waits already keeps its time',
  input: z.object({
    kind: z.enum(NOTIFICATION_KINDS, { error: `must be one of ${NOTIFICATION_KINDS.join(', ')}` }),
    mail: z.enum(MAIL_RULES, { error: `must be one of ${MAIL_RULES.join(', ')}` }),
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
export const showMail = contract({
  name: 'mail.show',
  method: 'GET',
  path: '/mail',
  who: 'settings.edit',
  summary: 'Where mail goes out, what waits and what failed',
  input: z.object({}),
  output: z.object({
    server: z.string().nullable(),
    from: z.string().nullable(),
    waiting: z.array(outgoingMail),
    waitingCount: z.number(),
    failed: z.array(outgoingMail),
    sentToday: z.number(),
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
  summary: 'Try everything again that could not be mailed',
  input: z.object({}),
  output: z.object({ waiting: z.number() }),
});
