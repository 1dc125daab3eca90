import { postMortemReference } from '#server/features/post-mortems/index.ts';
import { NOTIFICATION_WORDS, type NotificationKind, notificationPath } from '#shared/rules/notification-kinds.ts';
import { dayIn, sayDue } from '#shared/rules/nudges.ts';

type Told = {
  kind: NotificationKind;
  by: string;
  anchor: string;
  /** Of the post-mortem; null where a follow-up stands alone. */
  number: number | null;
  title: string | null;
  followUpNumber: number | null;
  followUpTitle: string | null;
  dueAt: Date | null;
};

/** "FU-3" where it is about a follow-up, else that of the post-mortem. */
export const referenceOf = (one: Pick<Told, 'number' | 'followUpNumber'>): string =>
  one.followUpNumber === null ? postMortemReference(one.number ?? 0) : `FU-${one.followUpNumber}`;

/** What a notification is about, and where it leads. */
export const subjectOf = (one: Told): { reference: string; title: string; path: string } => ({
  reference: referenceOf(one),
  title: one.followUpTitle ?? one.title ?? '',
  path: notificationPath(one.kind, one.number === null ? null : postMortemReference(one.number), one.anchor),
});

/** "is due on Friday", as read at `now` in a zone; null for what is no reminder. */
export function sayWhenDue(one: Told, now: Date, timeZone: string): string | null {
  if (one.dueAt === null) return null;
  // A follow-up is due on a day, the same wherever it is read.
  const dueOn = dayIn(one.dueAt.getTime(), one.kind === 'due-follow-up' ? 'UTC' : timeZone);
  return sayDue(dueOn, dayIn(now.getTime(), timeZone));
}

/** In one sentence. What is private is called so, and not by its title: the sentence may go anywhere. */
export function sayNotification(told: {
  kind: NotificationKind;
  by: string;
  reference: string;
  title: string;
  private: boolean;
  due: string | null;
}): string {
  const { did, joint } = NOTIFICATION_WORDS[told.kind];
  const name = told.private ? `${told.reference} (private)` : told.reference;
  if (told.due !== null) return told.private ? `${name} ${told.due}` : `${name} ${told.due}: ${told.title}`;
  return `${told.by} ${did} ${joint} ${told.private ? name : `${name} ${told.title}`}`;
}
