export const FOLLOW_UP_STATUSES = ['open', 'in-progress', 'done', 'wont-do'] as const;
export type FollowUpStatus = (typeof FOLLOW_UP_STATUSES)[number];
export const FINISHED = ['done', 'wont-do'] as const satisfies readonly FollowUpStatus[];
export const PRIORITIES = ['high', 'medium', 'low'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** What should be different, by what that is measured, and when to look: on a day, or some weeks after it was done. */
export type Effect = { change: string; measure: string; lookOn: string | null; lookAfterWeeks: number | null };
/** Another place that says more; `title` may be empty. */
export type WorkLink = { url: string; title: string };

/** What somebody had before them when they planned it. */
export const ORIGIN_KINDS = ['selection', 'chat', 'comment', 'parking-lot', 'api', 'split', 'by-hand'] as const;
export type OriginKind = (typeof ORIGIN_KINDS)[number];
export type Origin = {
  kind: OriginKind;
  /** The section of the document that held the words. */
  section?: string | undefined;
  /** The thread of comments, the event of the timeline, or the item of the debrief. */
  threadId?: string | undefined;
  eventId?: string | undefined;
  itemId?: string | undefined;
};

export const BATCH_KINDS = ['bulk', 'merge', 'split'] as const;
export type BatchKind = (typeof BATCH_KINDS)[number];
export const CHANGE_KINDS = [
  'planned',
  'status',
  'due',
  'owner',
  'team',
  'priority',
  'merged',
  'took-in',
  'split',
  'split-off',
  'handed-back',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];
export const ANSWERS = ['done', 'later', 'not-mine'] as const;
export type AnswerKind = (typeof ANSWERS)[number];

export const isFinished = ({ status }: { status: FollowUpStatus }): boolean =>
  status === 'done' || status === 'wont-do';

/** What a change to one follow-up may say; a field left out stays as it is. */
export type WorkChange = {
  status?: FollowUpStatus | undefined;
  /** Why it was declined; kept while it is. */
  reason?: string | null | undefined;
  dueOn?: string | null | undefined;
  ownerId?: string | null | undefined;
  teamId?: string | null | undefined;
  priority?: Priority | null | undefined;
};
export type WorkState = {
  status: FollowUpStatus;
  reason: string | null;
  dueOn: string | null;
  ownerId: string | null;
  teamId: string | null;
  priority: Priority | null;
};

/** A date that moves to a later one, or goes: somebody waits longer and should know why. A first date is no move. */
export const isPostponement = (from: string | null, to: string | null | undefined): boolean =>
  from !== null && to !== undefined && (to === null || to > from);

/** Why this change cannot be made, in words, and which field lacks something; undefined where it can. */
export function refuseChange(
  row: WorkState,
  change: WorkChange,
  asked: { because: string | undefined; needsBecause: boolean },
): { path: string; words: string } | undefined {
  const status = change.status ?? row.status;
  if (change.status === 'wont-do' && row.status !== 'wont-do' && !change.reason?.trim() && !row.reason?.trim())
    return { path: 'reason', words: 'Say why it will not be done: `reason` is missing.' };
  const isFinal = status === 'done' || status === 'wont-do';
  if (!isFinal && asked.needsBecause && isPostponement(row.dueOn, change.dueOn) && !asked.because?.trim())
    return { path: 'because', words: 'Say why it is moved to a later date: `because` is missing.' };
  return undefined;
}

export type WorkDeed = { kind: ChangeKind; before: Partial<WorkState>; after: Partial<WorkState>; note: string | null };

const DEEDS: { kind: ChangeKind; fields: (keyof WorkState)[] }[] = [
  { kind: 'status', fields: ['status'] },
  { kind: 'due', fields: ['dueOn'] },
  { kind: 'owner', fields: ['ownerId'] },
  { kind: 'team', fields: ['teamId'] },
  { kind: 'priority', fields: ['priority'] },
];

/** What a change does, deed by deed: each is kept in the history. What says the same again is none. */
export function deedsOf(row: WorkState, change: WorkChange, because: string | undefined): WorkDeed[] {
  return DEEDS.flatMap(({ kind, fields }) => {
    const changed = fields.filter((field) => change[field] !== undefined && change[field] !== row[field]);
    if (changed.length === 0) return [];
    const of = (state: WorkChange) => Object.fromEntries(changed.map((field) => [field, state[field]]));
    return [{ kind, before: of(row), after: of(change), note: noteOf(kind, row, change, because) }];
  });
}

function noteOf(kind: ChangeKind, row: WorkState, change: WorkChange, because: string | undefined): string | null {
  if (kind === 'status' && change.status === 'wont-do') return change.reason?.trim() || row.reason;
  if (kind === 'due' || kind === 'status') return because?.trim() || null;
  return null;
}

/** What one follow-up takes over of another that is the same work: links once each, in their order. */
export function joinLinks(kept: readonly WorkLink[], taken: readonly WorkLink[]): WorkLink[] {
  const seen = new Set(kept.map(({ url }) => url));
  return [...kept, ...taken.filter(({ url }) => !seen.has(url) && seen.add(url))];
}

/** What was had before and is still there, without what only the other brought. */
export const without = <T>(now: readonly T[], brought: readonly T[], same = (a: T, b: T) => a === b): T[] =>
  now.filter((one) => !brought.some((other) => same(one, other)));
