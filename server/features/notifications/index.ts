import type { Chore } from '#server/platform/reaction.ts';
import { countNotifications, listNotifications } from './list-notifications.ts';
import { listNotificationRules, setNotificationRule } from './notification-rules.ts';
import { notifyCancelled, notifyMoved, notifyScheduled } from './notify-debrief.ts';
import { notifyEffect } from './notify-effects.ts';
import { notifyOwners, notifyWriters } from './notify-moves.ts';
import { notifyAnswered, notifyAsked, notifyMentioned, notifyReviewers } from './notify-people.ts';
import { forgetWithdrawn, notifyPublished } from './notify-published.ts';
import { nudgeOwners } from './nudge-owners.ts';
import { markNotification, readNotifications, unreadNotifications } from './read-notifications.ts';
import { sendDueMail } from './send-due-mail.ts';
import { retryMail, showMail, tryMail } from './show-mail.ts';

export const notificationOperations = [
  listNotifications,
  countNotifications,
  readNotifications,
  unreadNotifications,
  markNotification,
  listNotificationRules,
  setNotificationRule,
  showMail,
  tryMail,
  retryMail,
];
export const notificationReactions = [
  notifyMentioned,
  notifyAnswered,
  notifyAsked,
  notifyReviewers,
  notifyWriters,
  notifyOwners,
  notifyScheduled,
  notifyMoved,
  notifyCancelled,
  notifyPublished,
  notifyEffect,
  forgetWithdrawn,
];
export const notificationChores: Chore[] = [
  { name: 'mail', cron: '* * * * *', run: async (ctx, signal) => void (await sendDueMail(ctx, signal)) },
  // Some zones are half an hour off.
  { name: 'nudges', cron: '5,35 * * * *', run: async (ctx, signal) => void (await nudgeOwners(ctx, signal)) },
];
export { listNotificationRows, type NotificationRow } from './notifications-store.ts';
export { nudgeOwners } from './nudge-owners.ts';
export { subjectOf } from './say-notification.ts';
export { sendDueMail } from './send-due-mail.ts';
