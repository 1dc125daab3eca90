/** What somebody can be told by name. */
export const NOTIFICATION_KINDS = [
  'mention',
  'reply',
  'account',
  'review',
  'verdict',
  'owner',
  'debrief',
  'published',
  'due-post-mortem',
  'due-follow-up',
  'due-step',
  'effect',
  'escalation',
  'escalated',
  'digest',
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** When it also goes out, by mail or as a direct message; what was read here before is never sent. */
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
  /** As a filter of a list of many. */
  short: string;
  mail: MailRule;
  /** As a direct message, where an app for that is connected. */
  chat: MailRule;
  /** Its mail is an invitation of its own, which always comes. */
  hasOwnMail?: true;
  /** Nothing has to be done about it, so it can be turned off altogether. */
  isOptional?: true;
  /** What `by` did, to stand behind the name; by variant where a kind says several things. */
  did: string | Record<string, string>;
  /** What joins it to the title of the document. */
  joint: string;
};
export const NOTIFICATION_WORDS: Record<NotificationKind, Kind> = {
  mention: {
    label: 'Somebody mentions you',
    short: 'Mentions',
    mail: 'working-hours',
    chat: 'working-hours',
    did: 'mentioned you',
    joint: 'in',
  },
  reply: {
    label: 'Somebody answers in a thread of yours',
    short: 'Answers',
    mail: 'working-hours',
    chat: 'working-hours',
    did: 'answered you',
    joint: 'in',
  },
  account: {
    label: 'Somebody asks for your account',
    short: 'Accounts',
    mail: 'working-hours',
    chat: 'working-hours',
    did: 'asks for your account',
    joint: 'of',
  },
  review: {
    label: 'Somebody asks for your review',
    short: 'Reviews',
    mail: 'working-hours',
    chat: 'working-hours',
    did: 'asks for your review',
    joint: 'of',
  },
  verdict: {
    label: 'A reviewer approves what you write, or asks for changes',
    short: 'Verdicts',
    mail: 'working-hours',
    chat: 'working-hours',
    did: { approve: 'approved', 'request-changes': 'asks for changes to' },
    joint: '',
  },
  owner: {
    label: 'Somebody asks you to own a post-mortem, or takes one over',
    short: 'Ownership',
    mail: 'working-hours',
    chat: 'working-hours',
    did: {
      asked: 'asks you to own',
      made: 'made you the owner of',
      'handed-over': 'handed you',
      'took-over': 'took over',
      other: 'found another owner for',
      none: 'ended your ownership of',
    },
    joint: '',
  },
  debrief: {
    label: 'A debrief of yours is set, moved or called off',
    short: 'Debriefs',
    mail: 'at-once',
    chat: 'at-once',
    hasOwnMail: true,
    did: {
      scheduled: 'invites you to the debrief',
      moved: 'moved the debrief',
      cancelled: 'called off the debrief',
    },
    joint: 'of',
  },
  published: {
    label: 'What you took part in is published',
    short: 'Published',
    mail: 'daily',
    chat: 'never',
    isOptional: true,
    did: 'published',
    joint: '',
  },
  'due-post-mortem': {
    label: 'A post-mortem of yours is due',
    short: 'Post-mortems due',
    mail: 'working-hours',
    chat: 'working-hours',
    did: 'reminds you',
    joint: 'of',
  },
  'due-follow-up': {
    label: 'A follow-up of yours is due',
    short: 'Follow-ups due',
    mail: 'working-hours',
    chat: 'working-hours',
    did: 'reminds you',
    joint: 'of',
  },
  'due-step': {
    label: 'A step on the way of a post-mortem is due and yours',
    short: 'Steps due',
    mail: 'working-hours',
    chat: 'working-hours',
    did: 'reminds you',
    joint: 'of',
  },
  effect: {
    label: 'A follow-up of yours has been done long enough to tell whether it worked',
    short: 'Effects',
    mail: 'working-hours',
    chat: 'working-hours',
    did: {
      due: 'asks whether a finished follow-up worked,',
      again: 'asks again whether a finished follow-up worked,',
      'due-alone': 'asks about the effect',
      'again-alone': 'asks again about the effect',
    },
    joint: 'of',
  },
  escalation: {
    label: 'Something stays undone in a team that you manage',
    short: 'Late in my team',
    mail: 'working-hours',
    chat: 'working-hours',
    did: 'asks for your help',
    joint: 'with',
  },
  escalated: {
    label: 'Your manager hears that something of yours is late',
    short: 'Manager told',
    mail: 'working-hours',
    chat: 'working-hours',
    did: 'was told that help is needed',
    joint: 'with',
  },
  digest: {
    label: 'The week of your team',
    short: 'Weekly digests',
    mail: 'daily',
    chat: 'never',
    isOptional: true,
    did: 'sums up the week',
    joint: 'of',
  },
};

/** Of these, somebody waits for an answer: they stand on the home screen until they are read. */
export const AWAITED_KINDS: readonly NotificationKind[] = [
  'mention',
  'reply',
  'account',
  'review',
  'verdict',
  'owner',
  'debrief',
];

/** What `by` did: "approved", "asks for changes to". */
export function didOf(kind: NotificationKind, variant: string): string {
  const { did } = NOTIFICATION_WORDS[kind];
  return typeof did === 'string' ? did : (did[variant] ?? Object.values(did)[0] ?? '');
}

/**
 * Where a notification leads, below the address of the installation. `reference` is of the post-mortem; a follow-up may have
 * none. `anchor` is a place in the document, without the #.
 */
export function notificationPath(kind: NotificationKind, reference: string | null, anchor: string): string {
  if (kind === 'digest') return '/follow-ups';
  // The anchor is the follow-up, and behind it which asking it is.
  if (kind === 'effect') return `/follow-ups/${anchor.split('/')[0]}/effect`;
  if (kind === 'due-follow-up' || reference === null) return '/follow-ups?owner=me';
  const page = `/post-mortems/${reference}`;
  if (kind === 'account') return `${page}/account`;
  if (kind === 'debrief') return `${page}/debrief`;
  if (kind === 'published') return `${page}/publications?for=internal`;
  // The anchor of a review keeps one asking apart from the next, and is no place.
  if (kind === 'review' || kind === 'verdict') return `${page}#review`;
  return kind === 'mention' || kind === 'reply' ? `${page}#${anchor}` : page;
}
