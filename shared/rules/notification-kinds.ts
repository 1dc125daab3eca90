/** What somebody can be told by name. */
export const NOTIFICATION_KINDS = [
  'mention',
  'reply',
  'account',
  'review',
  'due-post-mortem',
  'due-follow-up',
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** When it also goes out by mail; what was read here before is never mailed. */
export const MAIL_RULES = ['at-once', 'working-hours', 'daily', 'never'] as const;
export type MailRule = (typeof MAIL_RULES)[number];

export const MAIL_RULE_WORDS: Record<MailRule, string> = {
  'at-once': 'Within minutes',
  'working-hours': 'In my working hours',
  daily: 'Once a day',
  never: 'Never',
};

type Kind = {
  /** As a line of a list of rules. */
  label: string;
  mail: MailRule;
  /** What `by` did, to stand behind the name. */
  did: string;
  /** What joins it to the title of the document. */
  joint: string;
};
export const NOTIFICATION_WORDS: Record<NotificationKind, Kind> = {
  mention: { label: 'Somebody mentions you', mail: 'working-hours', did: 'mentioned you', joint: 'in' },
  account: {
    label: 'Somebody asks for your account',
    mail: 'working-hours',
    did: 'asks for your account',
    joint: 'of',
  },
  review: {
    label: 'Somebody asks for your review',
    mail: 'working-hours',
    did: 'asks for your review',
    joint: 'of',
  },
  reply: { label: 'Somebody answers in a thread of yours', mail: 'working-hours', did: 'answered you', joint: 'in' },
  'due-post-mortem': {
    label: 'A post-mortem of yours is due',
    mail: 'working-hours',
    did: 'reminds you',
    joint: 'of',
  },
  'due-follow-up': { label: 'A follow-up of yours is due', mail: 'working-hours', did: 'reminds you', joint: 'of' },
};

/**
 * Where a notification leads, below the address of the installation. `reference` is of the post-mortem; a follow-up may have
 * none. `anchor` is a place in the document, without the #.
 */
export function notificationPath(kind: NotificationKind, reference: string | null, anchor: string): string {
  if (kind === 'due-follow-up' || reference === null) return '/follow-ups?owner=me';
  const page = `/post-mortems/${reference}`;
  if (kind === 'due-post-mortem') return page;
  if (kind === 'account') return `${page}/account`;
  // The anchor of a review keeps one asking apart from the next, and is no place.
  return kind === 'review' ? `${page}#review` : `${page}#${anchor}`;
}
