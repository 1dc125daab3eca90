/** What may be told to everybody who has a post-mortem open, so that their screens read it anew. */
export type LiveChange =
  | 'post-mortem'
  | 'timeline'
  | 'factors'
  | 'risks'
  | 'follow-ups'
  | 'comments'
  | 'versions'
  | 'figures'
  | 'coach'
  | 'debrief';
