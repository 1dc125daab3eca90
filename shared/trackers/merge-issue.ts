import { FIELDS, type Field, type IssuePatch, type IssueStatus, type IssueValues } from './issue.ts';

/** A follow-up as the merge sees it; `assignee` is a person here. */
export type OurValues = { status: IssueStatus; assignee: string | null; dueOn: string | null };
/** As read; a due date that the issue says nothing of is undefined. */
export type TheirValues = Omit<IssueValues, 'dueOn'> & { dueOn?: string | null | undefined };

type Value = string | null;
/**
 * What each side said when both last agreed. A side that is missing counts as changed: that is how an answer to a conflict
 * says whose value goes on.
 */
export type Agreed = { [F in Field]?: { ours?: Value; theirs?: Value } };
/** What was sent and not yet confirmed: it may have arrived or not. */
export type Pushing = { [F in Field]?: { ours: Value; theirs: Value } };
export type Clash = { field: Field; ours: Value; theirs: Value };

/** How a value of one side is said on the other. */
export type Translation = {
  /** The nearest status that the tracker can hold. */
  representable: (status: IssueStatus) => IssueStatus;
  /** Null: they have none there. Undefined: that is not known yet, and the field waits. */
  accountOf: (personId: string) => string | null | undefined;
  personOf: (account: string) => string | null;
};

export type Merge = {
  follow: Partial<OurValues>;
  push: IssuePatch;
  agreed: Agreed;
  clashes: Clash[];
  /** Somebody has to be looked up before they can be judged. */
  waiting: Field[];
};

type Sides = { field: Field; ours: Value; theirs: Value; translation: Translation };
type Outcome = {
  follow?: Value;
  push?: Value;
  agreed?: { ours?: Value; theirs?: Value } | undefined;
  clash?: true;
  waits?: true;
};

/**
 * Three ways, field by field, by what changed since both sides agreed and never by clocks. Changed on one side: the other
 * follows. Changed on both, and not to the same: a clash, which stays until a person answers or both say the same.
 * @param known `isTouched`: somebody or something changed the issue since the push began that nobody heard the end of
 * @param mayPush which fields may be told to the tracker at all
 */
export function mergeIssue(
  ours: OurValues,
  theirs: TheirValues,
  known: { agreed: Agreed; pushing: Pushing | null; isTouched?: boolean },
  translation: Translation,
  mayPush: (field: Field) => boolean = () => true,
): Merge {
  const merge: Merge = { follow: {}, push: {}, agreed: {}, clashes: [], waiting: [] };
  for (const field of FIELDS) {
    const base = known.agreed[field];
    const told = theirs[field];
    const sides = { field, ours: ours[field], theirs: told === undefined ? (base?.theirs ?? null) : told, translation };
    const outcome = mergeField(sides, base, known.pushing?.[field], known.isTouched ?? false);
    const agreed = 'agreed' in outcome ? outcome.agreed : base;
    if (agreed) merge.agreed[field] = agreed;
    if (outcome.waits) merge.waiting.push(field);
    if (outcome.clash) merge.clashes.push({ field, ours: sides.ours, theirs: sides.theirs });
    if (outcome.follow !== undefined) Object.assign(merge.follow, { [field]: outcome.follow });
    if (outcome.push !== undefined && mayPush(field)) Object.assign(merge.push, { [field]: outcome.push });
  }
  return merge;
}

function mergeField(
  sides: Sides,
  before: Agreed[Field] | undefined,
  pushing: { ours: Value; theirs: Value } | undefined,
  isTouched: boolean,
): Outcome {
  const { ours, theirs } = sides;
  const arrived = pushing?.theirs === theirs;
  const base = pushing && arrived ? pushing : before;
  if (base && !pushing && ours === base.ours && theirs === base.theirs) return { agreed: base };
  if (isUnknown(sides)) return { agreed: before, waits: true };
  if (saysTheSame(sides)) return { agreed: { ours, theirs } };
  if (!base) return first(sides);
  // What was sent may have arrived and been changed there since: then ours changed too, whatever it says now.
  const isUnsure = pushing !== undefined && !arrived && (isTouched || theirs !== before?.theirs);
  const weChanged = isUnsure || ours !== base.ours;
  const theyChanged = isUnsure || theirs !== base.theirs;
  if (weChanged && theyChanged) return CLASH;
  if (theyChanged) return follow(sides);
  if (weChanged) return push(sides, base);
  return { agreed: base };
}

/** Both count as changed from now on, whatever they say next, until they say the same or somebody answers. */
const CLASH: Outcome = { agreed: {}, clash: true };

const isUnknown = ({ field, ours, theirs, translation }: Sides): boolean =>
  field === 'assignee' &&
  ours !== null &&
  translation.accountOf(ours) === undefined &&
  (theirs === null || translation.personOf(theirs) !== ours);

/** They never agreed on anything: whoever says nothing follows. */
function first(sides: Sides): Outcome {
  if (saysNothing(sides.field, sides.ours)) return follow(sides);
  if (saysNothing(sides.field, sides.theirs)) return push(sides, undefined);
  return CLASH;
}

const saysNothing = (field: Field, value: Value): boolean => value === null || (field === 'status' && value === 'open');

function saysTheSame({ field, ours, theirs, translation }: Sides): boolean {
  if (field === 'status') return ours !== null && translation.representable(ours as IssueStatus) === theirs;
  if (field === 'dueOn' || ours === null || theirs === null)
    return (
      ours === theirs || (field === 'assignee' && theirs === null && translation.accountOf(ours as string) === null)
    );
  return translation.personOf(theirs) === ours || translation.accountOf(ours) === theirs;
}

/** Somebody whom we do not know is shown by name; who owns it here stays. */
function follow({ field, ours, theirs, translation }: Sides): Outcome {
  const value = field === 'assignee' && theirs !== null ? (translation.personOf(theirs) ?? ours) : theirs;
  return { ...(value === ours ? {} : { follow: value }), agreed: { ours: value, theirs } };
}

/** Agreed on once it has arrived; what the tracker cannot hold any better is agreed on as it is. */
function push({ field, ours, theirs, translation }: Sides, base: Agreed[Field] | undefined): Outcome {
  const value = toTheirs(field, ours, translation);
  return value === theirs ? { agreed: { ours, theirs } } : { push: value, agreed: base };
}

function toTheirs(field: Field, ours: Value, { representable, accountOf }: Translation): Value {
  if (ours === null || field === 'dueOn') return ours;
  return field === 'status' ? representable(ours as IssueStatus) : (accountOf(ours) ?? null);
}

/** The agreement after a person said whose value goes on: only that side counts as changed from now on. */
export function answerClash(agreed: Agreed, { field, ours, theirs }: Clash, keep: 'ours' | 'theirs'): Agreed {
  return { ...agreed, [field]: keep === 'ours' ? { theirs } : { ours } };
}

/** The agreement after what was pushed arrived: on what the tracker made of it. */
export function confirmPush(agreed: Agreed, pushing: Pushing, theirs: TheirValues): Agreed {
  const confirmed = { ...agreed };
  for (const field of FIELDS) {
    const sent = pushing[field];
    const value = theirs[field];
    if (sent) confirmed[field] = { ours: sent.ours, theirs: value === undefined ? sent.theirs : value };
  }
  return confirmed;
}
