/** What somebody can be told by name. */
export const NOTIFICATION_KINDS = ['mention', 'reply'] as const;
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
  /** What `by` did, to stand behind the name and before the title of the document. */
  did: string;
};
export const NOTIFICATION_WORDS: Record<NotificationKind, Kind> = {
  mention: { label: 'Somebody mentions you', mail: 'working-hours', did: 'mentioned you in' },
  reply: { label: 'Somebody answers in a thread of yours', mail: 'working-hours', did: 'answered you in' },
};
