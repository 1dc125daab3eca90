/** Issues of all trackers in one form: what is read of them, what is written, what a webhook tells. */
export const TRACKER_KINDS = ['github', 'gitlab', 'jira-cloud', 'jira-dc', 'linear'] as const;
export type TrackerKind = (typeof TRACKER_KINDS)[number];

export const TRACKER_NAMES: Record<TrackerKind, string> = {
  github: 'GitHub',
  gitlab: 'GitLab',
  'jira-cloud': 'Jira Cloud',
  'jira-dc': 'Jira Data Center',
  linear: 'Linear',
};

export const ISSUE_STATUSES = ['open', 'in-progress', 'done', 'wont-do'] as const;
/** The same words as a follow-up's. */
export type IssueStatus = (typeof ISSUE_STATUSES)[number];

/** Somebody as the tracker knows them; `account` is what it takes back to name them. */
export type Account = { account: string; name: string; handle?: string; email?: string };

export type Issue = {
  /** Its own id, which it keeps when it moves. */
  id: string;
  /** As people say it: "acme/shop#12", "OPS-3". */
  key: string;
  url: string;
  title: string;
  status: IssueStatus;
  /** In the tracker's words: "Closed as not planned". */
  statusName: string;
  assignee: Account | null;
  /** A calendar day; undefined where the issue says nothing of one, which is no answer. */
  dueOn?: string | null;
  /** When the tracker changed it last, by its own clock: an ISO instant, to be compared with another of the same tracker only. */
  version: string;
  /** Its text, where it holds what we read. */
  body?: string;
  /** It was moved to where this token or this address does not lead. */
  movedAway?: boolean;
};

/** What is followed in both directions. */
export const FIELDS = ['status', 'assignee', 'dueOn'] as const;
export type Field = (typeof FIELDS)[number];
/** `assignee` is an account of the tracker. */
export type IssueValues = { status: IssueStatus; assignee: string | null; dueOn: string | null };
export type IssuePatch = Partial<IssueValues>;

export type IssueDraft = {
  title: string;
  body: string;
  labels: readonly string[];
  assignee: string | null;
  dueOn: string | null;
  marker: string;
  /** "FU-12", and where it is. */
  reference: string;
  link: string;
};

/** Which issue: by its own id once that is known, else by how people name it. */
export type IssueRef = { id: string | null; key: string };

/** Which names of labels, states or resolutions stand for a status. The first is the one that is written. */
export type StatusNames = Partial<Record<IssueStatus, readonly string[]>>;

export type IssueChange = {
  what: 'changed' | 'deleted' | 'moved';
  id: string;
  key: string;
  /** How the tracker names its project: another than ours is not listened to. */
  project: string;
  /** As the webhook tells it, where it tells all of it. */
  issue: Issue | null;
  by: string | null;
};
export type WebhookReading =
  /** Null: a kind of event that changes nothing here. */
  { ok: true; event: string; change: IssueChange | null } | { ok: false; why: string };

/** An instant as every tracker writes it ("+0100" without a colon too), in one form that sorts; undefined for what is none. */
export function versionOf(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = typeof value === 'string' ? value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2').replace(/ UTC$/, 'Z') : value;
  const milliseconds = typeof text === 'number' ? text : Date.parse(text);
  return Number.isNaN(milliseconds) || Math.abs(milliseconds) > 8.64e15
    ? undefined
    : new Date(milliseconds).toISOString();
}

/** A calendar day, or null for none and for what is no day. */
export const dayOf = (value: unknown): string | null =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) && !Number.isNaN(Date.parse(value.slice(0, 10)))
    ? value.slice(0, 10)
    : null;
