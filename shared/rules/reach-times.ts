import { type MailRule, NOTIFICATION_WORDS, type NotificationKind } from './notification-kinds.ts';

/** What somebody chose for a kind; null for what is usual. */
export type Wish = { mail: MailRule | null; chat: MailRule | null };
/** Which ways out this installation has. */
export type Doors = { mail: boolean; chat: boolean };
export type ReachTimes = { mailAt: Date | null; chatAt: Date | null; mailUnlessChat: boolean };

/** How long the chat has to take a message before it is mailed instead. */
const PATIENCE_MS = 2 * 3_600_000;

/**
 * When a notification goes out each way; null for never. `timeOf` says when a rule sends what happens now, in epoch milliseconds.
 * Nobody is told the same thing in two places unasked: where the chat takes it, mail waits, and goes only if the chat did not.
 */
export function reachTimes(
  kind: NotificationKind,
  wish: Wish,
  doors: Doors,
  timeOf: (rule: MailRule) => number | null,
): ReachTimes {
  const usual = NOTIFICATION_WORDS[kind];
  const chat = doors.chat ? timeOf(wish.chat ?? usual.chat) : null;
  const mail = doors.mail && !usual.hasOwnMail ? timeOf(wish.mail ?? usual.mail) : null;
  const mailUnlessChat = chat !== null && mail !== null && wish.mail === null;
  return {
    chatAt: chat === null ? null : new Date(chat),
    mailAt: mail === null ? null : new Date(mailUnlessChat ? Math.max(mail, (chat ?? 0) + PATIENCE_MS) : mail),
    mailUnlessChat,
  };
}
