import { z } from 'zod';
import { DEBRIEF_STATES, IDEA_STATES, LONGEST_MINUTES, SHORTEST_MINUTES } from '../rules/debrief.ts';
import { STEP_KEYS } from '../rules/debrief-agenda.ts';
import { contract, done, id, instant, line, postMortemRef, requiredLine, timeZone, words } from './contract.ts';
import { personRef } from './people.ts';
import { followUp } from './post-mortems.ts';

export const meetingMinutes = z
  .number()
  .int()
  .min(SHORTEST_MINUTES, { error: `must be at least ${SHORTEST_MINUTES} minutes` })
  .max(LONGEST_MINUTES, { error: `must be at most ${LONGEST_MINUTES} minutes` });
/** Only addresses that a browser opens as a page: what is invited by mail is pressed. */
export const callUrl = z
  .url({ protocol: /^https?$/, error: 'must be an address that begins with https:// or http://' })
  .max(2000);

/** Somebody with what is needed to find a time for them. */
export const invitable = personRef.extend({
  timeZone,
  /** Why they are proposed: "took part", "wrote in it", "reviews it", "owns it". */
  why: z.string().nullable(),
  /** Has an address that an invitation can be sent to. */
  mailable: z.boolean(),
  /** Days of the coming weeks on which they do not work, on their own clock. */
  off: z.array(z.object({ day: z.iso.date(), why: z.string() })),
});
export const debrief = z.object({
  id,
  postMortemId: id,
  reference: z.string(),
  title: z.string(),
  state: z.enum(DEBRIEF_STATES),
  startsAt: instant,
  endsAt: instant,
  minutes: z.number(),
  timeZone: z.string(),
  place: z.string(),
  url: z.string().nullable(),
  facilitator: personRef.nullable(),
  invited: z.array(personRef.extend({ timeZone })),
  /** Raised with each change that calendars must learn of. */
  sequence: z.number(),
  because: z.string().nullable(),
  scheduledBy: z.string(),
  startedAt: instant.nullable(),
  heldAt: instant.nullable(),
  attended: z.array(personRef),
  /** Opens the form of these calendars, filled in. Of a private document they say its reference alone. */
  links: z.object({ google: z.string(), outlook: z.string(), ics: z.string() }),
});

export const listDebriefs = contract({
  name: 'debriefs.of-post-mortem',
  method: 'GET',
  path: '/post-mortems/:id/debriefs',
  who: 'post-mortem.read',
  summary: 'The meetings about a post-mortem, the last one first, and the board it waits for',
  input: z.object({ id: postMortemRef }),
  output: z.object({
    items: z.array(debrief),
    board: z
      .object({ id, name: z.string(), place: z.number(), next: z.object({ startsAt: instant }).nullable() })
      .nullable(),
    may: z.record(z.string(), z.boolean()),
  }),
});
export const proposeDebrief = contract({
  name: 'debriefs.propose',
  method: 'GET',
  path: '/post-mortems/:id/debriefs/proposal',
  who: 'post-mortem.edit',
  summary: 'Whom to invite, why, and when they work; whoever may not see a private document is not named',
  input: z.object({ id: postMortemRef }),
  output: z.object({ people: z.array(invitable), others: z.array(invitable), minutes: z.number() }),
});
const schedule = {
  startsAt: instant,
  minutes: meetingMinutes,
  timeZone,
  place: line(500),
  url: callUrl.nullable(),
  facilitatorId: id.nullable(),
  invitedIds: z.array(id).max(200).describe('All of them: whoever is left out is invited no longer'),
};
export const scheduleDebrief = contract({
  name: 'debriefs.schedule',
  method: 'POST',
  path: '/post-mortems/:id/debriefs',
  who: 'post-mortem.edit',
  status: 201,
  summary: 'Set a time for the debrief; those who are invited get it by mail for their calendar',
  input: z.object({
    id: postMortemRef,
    ...schedule,
    place: schedule.place.default(''),
    url: schedule.url.default(null),
    facilitatorId: schedule.facilitatorId.default(null),
    invitedIds: schedule.invitedIds.default([]),
  }),
  output: debrief,
});
export const moveDebrief = contract({
  name: 'debriefs.move',
  method: 'PATCH',
  path: '/debriefs/:id',
  who: 'post-mortem.edit',
  summary: 'Move it, or change where it is or who is invited; their calendars follow',
  input: z
    .object(schedule)
    .partial()
    .extend({
      id,
      because: line(1000).optional(),
      seen: z.number().int().optional().describe('The `sequence` it was changed from: refused when another is newer'),
    }),
  output: debrief,
});
export const cancelDebrief = contract({
  name: 'debriefs.cancel',
  method: 'POST',
  path: '/debriefs/:id/cancel',
  who: 'post-mortem.edit',
  summary: 'Call it off, saying why; it goes from their calendars',
  input: z.object({ id, because: requiredLine(1000) }),
  output: debrief,
});
export const debriefCalendar = contract({
  name: 'debriefs.calendar',
  method: 'GET',
  path: '/debriefs/:id/calendar',
  who: 'post-mortem.read',
  file: true,
  summary: 'The debrief as an iCalendar file',
  input: z.object({ id }),
  output: z.string(),
});

export const meeting = z.object({
  version: z.number(),
  leader: z.object({ id: id.nullable(), name: z.string() }),
  startedAt: instant,
  pausedAt: instant.nullable(),
  pausedMs: z.number(),
  step: z.enum(STEP_KEYS),
  steps: z.array(z.object({ key: z.enum(STEP_KEYS), minutes: z.number(), spentMs: z.number() })),
  stepFromMs: z.number(),
  eventId: id.nullable(),
  question: z.string().nullable(),
  agreed: z.object({ at: instant, by: z.string() }).nullable(),
});
export const idea = z.object({
  id,
  text: z.string(),
  by: z.string(),
  at: instant,
  state: z.enum(IDEA_STATES),
  followUp: z.object({ id, title: z.string(), ownerName: z.string().nullable() }).nullable(),
  because: z.string().nullable(),
});
export const meetingRoom = z.object({
  debrief: debrief.nullable(),
  /** Null until somebody opens it. */
  meeting: meeting.nullable(),
  /** The server's time, which every device counts by. */
  now: instant,
  attendance: z.array(personRef.extend({ present: z.boolean(), invited: z.boolean() })),
  ideas: z.array(idea),
  /** Why ideas are not decided on yet; null once they may be. */
  ideasWait: z.string().nullable(),
  /** As the document has them now. */
  notes: z.array(z.object({ kind: z.enum(['note', 'decision']), text: z.string() })),
  may: z.record(z.string(), z.boolean()),
});
export type MeetingRoom = z.output<typeof meetingRoom>;

export const showMeeting = contract({
  name: 'debriefs.meeting',
  method: 'GET',
  path: '/post-mortems/:id/debrief',
  who: 'post-mortem.read',
  summary: 'The debrief as everybody in it sees it: clock, step, parking lot, notes, who is here',
  input: z.object({ id: postMortemRef }),
  output: meetingRoom,
});
export const startMeeting = contract({
  name: 'debriefs.start',
  method: 'POST',
  path: '/post-mortems/:id/debrief',
  who: 'post-mortem.edit',
  summary: 'Begin the debrief; without one that was scheduled it is now. Beginning twice is once',
  input: z.object({ id: postMortemRef, minutes: meetingMinutes.optional() }),
  output: meetingRoom,
});
const act = z.discriminatedUnion('act', [
  z.object({ act: z.enum(['pause', 'resume', 'lead', 'agree', 'disagree']) }),
  z.object({ act: z.literal('step'), step: z.enum(STEP_KEYS) }),
  z.object({ act: z.literal('event'), eventId: id }),
  z.object({ act: z.literal('question'), question: requiredLine(300) }),
]);
export const steerMeeting = contract({
  name: 'debriefs.steer',
  method: 'POST',
  path: '/debriefs/:id/steer',
  who: 'post-mortem.edit',
  summary: 'Turn the pages for everybody: clock, step, event, question, whether the timeline is agreed',
  input: z.object({ id, what: act }),
  output: meetingRoom,
});
export const endMeeting = contract({
  name: 'debriefs.hold',
  method: 'POST',
  path: '/debriefs/:id/hold',
  who: 'post-mortem.edit',
  summary: 'The debrief was held: its clock stops, and the board it waited for goes on to the next',
  input: z.object({ id }),
  output: debrief,
});
export const addNote = contract({
  name: 'debriefs.note',
  method: 'POST',
  path: '/debriefs/:id/notes',
  who: 'post-mortem.edit',
  status: 201,
  summary: 'Write a note or a decision at the end of the notes in the document; the same words twice are once',
  input: z.object({ id, kind: z.enum(['note', 'decision']).default('note'), text: requiredLine(4000) }),
  output: meetingRoom,
});
export const answerInMeeting = contract({
  name: 'debriefs.answer',
  method: 'POST',
  path: '/debriefs/:id/answers',
  who: 'post-mortem.edit',
  status: 201,
  summary: 'Write what was said as a paragraph at the end of a section; a question of the draft is answered by it',
  input: z.object({ id, section: requiredLine(100), text: words(20_000), questionId: id.optional() }),
  output: meetingRoom,
});
export const parkIdea = contract({
  name: 'debriefs.park',
  method: 'POST',
  path: '/debriefs/:id/ideas',
  who: 'post-mortem.edit',
  status: 201,
  summary: 'Keep an idea for a fix for later',
  input: z.object({ id, text: requiredLine(1000) }),
  output: meetingRoom,
});
export const planIdea = contract({
  name: 'ideas.plan',
  method: 'POST',
  path: '/ideas/:id/follow-up',
  who: 'follow-up.edit',
  status: 201,
  summary: 'Make a follow-up of an idea, once the timeline is agreed',
  input: z.object({
    id,
    title: requiredLine(1000).optional(),
    ownerId: id.nullish(),
    dueOn: z.iso.date({ error: 'must be a date such as 2026-03-04' }).nullish(),
  }),
  output: followUp,
});
export const putIdeaAway = contract({
  name: 'ideas.put-away',
  method: 'POST',
  path: '/ideas/:id/put-away',
  who: 'post-mortem.edit',
  summary: 'Not pursue an idea, saying why',
  input: z.object({ id, because: requiredLine(1000) }),
  output: idea,
});
export const parkAgain = contract({
  name: 'ideas.park-again',
  method: 'POST',
  path: '/ideas/:id/park',
  who: 'post-mortem.edit',
  summary: 'Take back that an idea was put away',
  input: z.object({ id }),
  output: idea,
});
export const joinMeeting = contract({
  name: 'debriefs.join',
  method: 'POST',
  path: '/debriefs/:id/join',
  who: 'post-mortem.read',
  summary: 'Be there: whoever has the meeting open while it runs attends it',
  input: z.object({ id }),
  output: done,
});
export const setAttendance = contract({
  name: 'debriefs.set-attendance',
  method: 'PUT',
  path: '/debriefs/:id/attendance/:personId',
  who: 'post-mortem.edit',
  summary: 'Say by hand whether somebody is there',
  input: z.object({ id, personId: id, present: z.boolean() }),
  output: meetingRoom,
});
