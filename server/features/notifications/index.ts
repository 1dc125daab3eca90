import { listNotifications } from './list-notifications.ts';
import { notifyAnswered, notifyMentioned } from './notify-people.ts';
import { readNotifications } from './read-notifications.ts';

export const notificationOperations = [listNotifications, readNotifications];
export const notificationReactions = [notifyMentioned, notifyAnswered];
export { listNotificationRows, type NotificationRow } from './notifications-store.ts';
