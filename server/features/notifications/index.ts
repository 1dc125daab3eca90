import type { Chore } from '#server/platform/reaction.ts';
import { announcePublication, dropAnnouncement } from './channels/announce.ts';
import { createChannel, listChannels, removeChannel, updateChannel } from './channels/change-channel.ts';
import { postDue } from './channels/post-due.ts';
import { tryChannel } from './channels/try-channel.ts';
import { sendDigests } from './digests/send-digests.ts';
import { showDigest } from './digests/show-digest.ts';
import { escalate } from './late/escalate.ts';
import { listTeamReach, setTeamReach } from './late/team-reach.ts';
import { countNotifications, listNotifications } from './list-notifications.ts';
import { listNotificationRules, setNotificationRule } from './notification-rules.ts';
import { notifyCancelled, notifyMoved, notifyScheduled } from './notify-debrief.ts';
import { notifyEffect } from './notify-effects.ts';
import { notifyOwners, notifyWriters } from './notify-moves.ts';
import { notifyAnswered, notifyAsked, notifyMentioned, notifyReviewers } from './notify-people.ts';
import { forgetWithdrawn, notifyPublished } from './notify-published.ts';
import { nudgeOwners } from './nudge-owners.ts';
import { markNotification, readNotifications, unreadNotifications } from './read-notifications.ts';
import { sendDueChats } from './send-due-chats.ts';
import { sendDueMail } from './send-due-mail.ts';
import { retryMail, showMail, tryMail } from './show-mail.ts';
import { answerPress } from './slack/answer-press.ts';
import { connectSlack, disconnectSlack, showSlack, trySlack } from './slack/connect-slack.ts';
import { pressInSlack } from './slack/press-in-slack.ts';

export const notificationOperations = [
  listNotifications,
  countNotifications,
  readNotifications,
  unreadNotifications,
  markNotification,
  listNotificationRules,
  setNotificationRule,
  listChannels,
  createChannel,
  updateChannel,
  removeChannel,
  tryChannel,
  showSlack,
  connectSlack,
  disconnectSlack,
  trySlack,
  pressInSlack,
  listTeamReach,
  setTeamReach,
  showDigest,
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
  announcePublication,
  dropAnnouncement,
  answerPress,
];
export const notificationChores: Chore[] = [
  { name: 'mail', cron: '* * * * *', run: async (ctx, signal) => void (await sendDueMail(ctx, signal)) },
  { name: 'chats', cron: '* * * * *', run: async (ctx, signal) => void (await sendDueChats(ctx, signal)) },
  { name: 'channels', cron: '* * * * *', run: async (ctx, signal) => void (await postDue(ctx, signal)) },
  { name: 'digests', cron: '2,32 * * * *', run: async (ctx, signal) => void (await sendDigests(ctx, signal)) },
  { name: 'escalations', cron: '20 * * * *', run: async (ctx, signal) => void (await escalate(ctx, signal)) },
  // Some zones are half an hour off.
  { name: 'nudges', cron: '5,35 * * * *', run: async (ctx, signal) => void (await nudgeOwners(ctx, signal)) },
];
export { postDue } from './channels/post-due.ts';
export { sendDigests } from './digests/send-digests.ts';
export { escalate } from './late/escalate.ts';
export { listNotificationRows, type NotificationRow } from './notifications-store.ts';
export { nudgeOwners } from './nudge-owners.ts';
export { subjectOf } from './say-notification.ts';
export { sendDueChats } from './send-due-chats.ts';
export { sendDueMail } from './send-due-mail.ts';
