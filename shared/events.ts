/** What happened, in the past tense. Written with the change that caused it; reactions follow after the commit. */
export type DomainEvent =
  | { type: 'incident-resolved'; incidentId: string }
  | { type: 'incident-changed'; incidentId: string }
  | { type: 'draft-requested'; incidentId: string; by: string | null }
  | { type: 'post-mortem-drafted'; postMortemId: string }
  | PersonMentioned
  | CommentAdded
  | AccountAsked
  | ReviewAsked;

/** Somebody was named with @. `anchor` is where on the page, without the #; `by` is who wrote it, by id and by name. */
export type PersonMentioned = {
  type: 'person-mentioned';
  postMortemId: string;
  personId: string;
  by: { id: string | null; name: string };
  where: 'comment' | 'text';
  excerpt: string;
  anchor: string;
};

/** For those who wrote in the thread before and were not named in the comment itself. */
export type CommentAdded = {
  type: 'comment-added';
  postMortemId: string;
  personIds: string[];
  by: { id: string | null; name: string };
  excerpt: string;
  anchor: string;
};

/** A participant is asked to tell by themselves what they saw. */
export type AccountAsked = {
  type: 'account-asked';
  postMortemId: string;
  personId: string;
  by: { id: string | null; name: string };
};

/** Members are asked to review. `askId` keeps one asking apart from the next. */
export type ReviewAsked = {
  type: 'review-asked';
  postMortemId: string;
  personIds: string[];
  by: { id: string | null; name: string };
  askId: string;
};

export type DomainEventType = DomainEvent['type'];
export type DomainEventOf<T extends DomainEventType> = Extract<DomainEvent, { type: T }>;
