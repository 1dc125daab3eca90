import type { IssueStatus, StatusNames, TrackerKind } from './issue.ts';

/** Names that mean something in every tracker of the kind, unless an admin says otherwise. */
export const USUAL_NAMES: Record<TrackerKind, StatusNames> = {
  github: { 'in-progress': ['in progress'] },
  gitlab: { 'in-progress': ['in progress'], 'wont-do': ["won't do"] },
  'jira-cloud': {
    'wont-do': ["Won't Do", "Won't Fix", 'Declined', 'Duplicate', 'Cannot Reproduce', 'Invalid', 'Rejected'],
  },
  'jira-dc': {
    'wont-do': ["Won't Do", "Won't Fix", 'Declined', 'Duplicate', 'Cannot Reproduce', 'Invalid', 'Rejected'],
  },
  linear: {},
};

/** What the names of each status are called in this tracker; missing where it needs none. */
export const NAMED_BY: Record<TrackerKind, Partial<Record<IssueStatus, string>>> = {
  github: { 'in-progress': 'Label of an open issue' },
  gitlab: { 'in-progress': 'Label of an open issue', 'wont-do': 'Label of a closed issue' },
  'jira-cloud': { open: 'Statuses', 'in-progress': 'Statuses', done: 'Statuses', 'wont-do': 'Statuses or resolutions' },
  'jira-dc': { open: 'Statuses', 'in-progress': 'Statuses', done: 'Statuses', 'wont-do': 'Statuses or resolutions' },
  linear: { open: 'States', 'in-progress': 'States', done: 'States', 'wont-do': 'States' },
};

/** An admin's names for a status stand in place of the usual ones. */
export const namesOf = (kind: TrackerKind, own: StatusNames): StatusNames => ({ ...USUAL_NAMES[kind], ...own });

/** The nearest status that the tracker can hold: one that is told by a label needs a label. */
export function representable(kind: TrackerKind, names: StatusNames, status: IssueStatus): IssueStatus {
  const hasName = (names[status] ?? []).length > 0;
  if ((kind === 'github' || kind === 'gitlab') && status === 'in-progress' && !hasName) return 'open';
  if (kind === 'gitlab' && status === 'wont-do' && !hasName) return 'done';
  return status;
}
