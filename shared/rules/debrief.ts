/** `scheduled` lies ahead or is going on; there is at most one of these for a post-mortem. */
export const DEBRIEF_STATES = ['scheduled', 'held', 'cancelled'] as const;
export type DebriefState = (typeof DEBRIEF_STATES)[number];

/** What becomes of an idea for a fix: it waits, becomes a follow-up, or is put away with a reason. */
export const IDEA_STATES = ['parked', 'follow-up', 'put-away'] as const;
export type IdeaState = (typeof IDEA_STATES)[number];

export const SHORTEST_MINUTES = 15;
export const LONGEST_MINUTES = 480;

/** The section that notes and decisions of a debrief are written into. */
export const NOTES_SECTION = 'debrief-notes';

/** Why ideas for fixes are not discussed yet; null once they may be. */
export function whyIdeasWait(agreed: boolean): string | null {
  return agreed
    ? null
    : 'Nothing is solved before the timeline is agreed. Mark it as agreed in the step “Timeline”, then decide what becomes of the ideas.';
}
