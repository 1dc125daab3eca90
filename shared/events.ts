/** What happened, in the past tense. Written with the change that caused it; reactions follow after the commit. */
export type DomainEvent =
  | { type: 'incident-resolved'; incidentId: string }
  | { type: 'incident-changed'; incidentId: string }
  /** Somebody said whether the later incident is the earlier one again, or took it back. */
  | { type: 'likeness-judged'; incidentId: string; earlierId: string }
  | { type: 'draft-requested'; incidentId: string; by: string | null }
  | { type: 'post-mortem-drafted'; postMortemId: string }
  | PersonMentioned
  | CommentAdded
  | AccountAsked
  | { type: 'account-sent'; postMortemId: string; personId: string }
  | { type: 'account-declined'; postMortemId: string; personId: string }
  | ReviewAsked
  | PostMortemMoved
  | PublicationMade
  | { type: 'destination-check-asked'; destinationId: string }
  | { type: 'destination-page-asked'; pageId: string }
  | { type: 'publication-withdrawn'; publicationId: string; postMortemId: string; by: By }
  | OwnerSet
  /** Holidays or absences of somebody are others now; null: those of everybody who chose none. */
  | { type: 'calendar-changed'; personId: string | null }
  | OwnerDeclined
  | { type: 'co-writer-added'; postMortemId: string; personId: string; by: By }
  /** A changed process is to hold for the documents of its template that are open, too. */
  | { type: 'process-applied'; template: string }
  /** A document is of another template now. */
  | { type: 'template-changed'; postMortemId: string; template: string }
  | { type: 'step-changed'; postMortemId: string; key: string; state: 'open' | 'done' | 'skipped' }
  | { type: 'debrief-scheduled'; postMortemId: string; debriefId: string; by: By }
  | { type: 'debrief-moved'; postMortemId: string; debriefId: string; by: By }
  | { type: 'debrief-cancelled'; postMortemId: string; debriefId: string; by: By }
  | { type: 'debrief-held'; postMortemId: string; debriefId: string; by: By }
  | FollowUpChanged
  | EffectAsked
  | SlackPressed
  | { type: 'tracker-asked'; trackerId: string }
  | { type: 'issue-asked'; issueId: string };

/** Who did it: `id` of the person, null for an API key or Debrief itself. */
export type By = { id: string | null; name: string };

/** Somebody was named with @. `anchor` is where on the page, without the #; `by` is who wrote it, by id and by name. */
export type PersonMentioned = {
  type: 'person-mentioned';
  postMortemId: string;
  personId: string;
  by: By;
  where: 'comment' | 'text';
  excerpt: string;
  anchor: string;
};

/** For those who wrote in the thread before and were not named in the comment itself. */
export type CommentAdded = {
  type: 'comment-added';
  postMortemId: string;
  personIds: string[];
  by: By;
  excerpt: string;
  anchor: string;
};

/** A participant is asked to tell by themselves what they saw. */
export type AccountAsked = {
  type: 'account-asked';
  postMortemId: string;
  personId: string;
  by: By;
};

/** Members are asked to review. `askId` keeps one asking apart from the next. */
export type ReviewAsked = {
  type: 'review-asked';
  postMortemId: string;
  personIds: string[];
  by: By;
  askId: string;
};

/** A step of its life cycle; `to` is the status it has since. */
export type PostMortemMoved = {
  type: 'post-mortem-moved';
  postMortemId: string;
  verb: 'submit' | 'approve' | 'request-changes' | 'publish' | 'reopen';
  by: By;
  note: string | null;
  to: 'draft' | 'in-review' | 'published';
};

/** A version for an audience came out. */
export type PublicationMade = {
  type: 'publication-made';
  publicationId: string;
  postMortemId: string;
  audience: 'internal' | 'leadership' | 'customers';
  by: By;
};

/** Who owns it, or is asked to; null where nobody does any more. */
export type OwnerSet = {
  type: 'owner-set';
  postMortemId: string;
  personId: string | null;
  before: string | null;
  by: By;
  note: string | null;
};

/** Who was asked or proposed said no. `askedById` is who asked; null where a draft or an API key did. */
export type OwnerDeclined = {
  type: 'owner-declined';
  postMortemId: string;
  personId: string;
  askedById: string | null;
  by: By;
  note: string | null;
};

export type FollowUpChanged = {
  type: 'follow-up-changed';
  followUpId: string;
  change: 'created' | 'updated' | 'done' | 'wont-do' | 'reopened' | 'merged' | 'removed';
  by: By;
};

/** Somebody pressed a button in Slack: what came of it, and where to say so, sealed. */
export type SlackPressed = { type: 'slack-pressed'; answerTo: string; text: string };

/** Whether a finished follow-up worked is asked, `again` because something like it happened since. Nobody may own it. */
export type EffectAsked = {
  type: 'effect-asked';
  checkId: string;
  followUpId: string;
  number: number;
  postMortemId: string | null;
  personId: string | null;
  again: boolean;
};

export type DomainEventType = DomainEvent['type'];
export type DomainEventOf<T extends DomainEventType> = Extract<DomainEvent, { type: T }>;
