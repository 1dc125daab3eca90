import type { Chore } from '#server/platform/reaction.ts';
import { listNotifications } from './list-notifications.ts';
import { listNotificationRules, setNotificationRule } from './notification-rules.ts';
import { notifyAnswered, notifyAsked, notifyMentioned, notifyReviewers } from './notify-people.ts';
import { readNotifications } from './read-notifications.ts';
import { sendDueMail } from './send-due-mail.ts';
import { retryMail, showMail, tryMail } from './show-mail.ts';

export const notificationOperations = [
  listNotifications,
  readNotifications,
  listNotificationRules,
  setNotificationRule,
  showMail,
  tryMail,
  retryMail,
];
export const notificationReactions = [notifyMentioned, notifyAnswered, notifyAsked, notifyReviewers];
export const notificationChores: Chore[] = [
  { name: 'mail', cron: '* * * * *', run: async (ctx, signal) => void (await sendDueMail(ctx, signal)) },
];
export { listNotificationRows, type NotificationRow } from './notifications-store.ts';
export { sendDueMail } from './send-due-mail.ts';
