import { z } from 'zod';
import { contract, done, flag, id, instant, line, postMortemRef, requiredLine, timeZone } from './contract.ts';
import { callUrl, meetingMinutes } from './debriefs.ts';
import { personRef } from './people.ts';

const day = z.iso.date({ error: 'must be a date such as 2026-03-04' });
const fields = {
  name: requiredLine(200),
  weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7).describe('1 is Monday, 7 is Sunday'),
  everyWeeks: z.number().int().min(1).max(12),
  fromOn: day.describe('Weeks are counted from the one of this day'),
  atTime: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error: 'must be a time such as 15:00' }),
  timeZone,
  minutes: meetingMinutes,
  teamId: id.nullable(),
  place: line(500),
  url: callUrl.nullable(),
  personIds: z.array(id).max(200).describe('Who always comes'),
};
const entry = z.object({
  id,
  postMortemId: id,
  reference: z.string(),
  title: z.string(),
  status: z.enum(['draft', 'in-review', 'published']),
  private: z.boolean(),
  ownerName: z.string().nullable(),
  minutes: z.number(),
  addedBy: z.string(),
  addedAt: instant,
  /** When its turn comes, as the queue stands; null where no meeting lies ahead. */
  expectedAt: instant.nullable(),
  /** Its turn is at the next meeting. */
  isNext: z.boolean(),
});
export const reviewBoard = z.object({
  id,
  ...fields,
  weekdays: z.array(z.number()),
  minutes: z.number(),
  team: z.object({ id, name: z.string() }).nullable(),
  people: z.array(personRef.extend({ timeZone })),
  /** In words: "Every second week on Tuesday and Thursday at 15:00". */
  rhythm: z.string(),
  closedAt: instant.nullable(),
  /** The next meetings; `skipped` says why one is left out. */
  meetings: z.array(z.object({ day, startsAt: instant, skipped: z.string().nullable() })),
  /** What of the queue may be seen. */
  queue: z.array(entry),
  /** Minutes of the next meeting that are not given away. */
  free: z.number(),
  past: z.array(z.object({ id, reference: z.string(), title: z.string(), heldAt: instant, minutes: z.number() })),
  ics: z.string(),
  may: z.record(z.string(), z.boolean()),
});
export type ReviewBoard = z.output<typeof reviewBoard>;

export const listBoards = contract({
  name: 'boards.list',
  method: 'GET',
  path: '/review-boards',
  who: 'board.read',
  summary: 'Standing meetings with what waits for them; private post-mortems only for those who may see them',
  input: z.object({ closed: flag.default(false) }),
  output: z.object({ items: z.array(reviewBoard), may: z.record(z.string(), z.boolean()) }),
});
export const createBoard = contract({
  name: 'boards.create',
  method: 'POST',
  path: '/review-boards',
  who: 'board.manage',
  status: 201,
  summary: 'Begin a standing meeting that post-mortems are put on',
  input: z.object({
    ...fields,
    everyWeeks: fields.everyWeeks.default(1),
    fromOn: fields.fromOn.optional().describe('This week unless said'),
    teamId: fields.teamId.default(null),
    place: fields.place.default(''),
    url: fields.url.default(null),
    personIds: fields.personIds.default([]),
  }),
  output: reviewBoard,
});
export const updateBoard = contract({
  name: 'boards.update',
  method: 'PATCH',
  path: '/review-boards/:id',
  who: 'board.manage',
  summary: 'Change when it meets, where, and who always comes',
  input: z.object({ id }).extend(z.object(fields).partial().shape),
  output: reviewBoard,
});
export const closeBoard = contract({
  name: 'boards.close',
  method: 'POST',
  path: '/review-boards/:id/close',
  who: 'board.manage',
  summary: 'End a standing meeting; what waits for it waits no longer, what was held stays',
  input: z.object({ id }),
  output: done,
});
export const boardCalendar = contract({
  name: 'boards.calendar',
  method: 'GET',
  path: '/review-boards/:id/calendar',
  who: 'board.read',
  file: true,
  summary: 'The standing meeting as an iCalendar file that repeats',
  input: z.object({ id }),
  output: z.string(),
});
export const skipMeeting = contract({
  name: 'boards.skip',
  method: 'PUT',
  path: '/review-boards/:id/skips/:day',
  who: 'board.manage',
  summary: 'Leave one meeting out, saying why',
  input: z.object({ id, day, because: requiredLine(500) }),
  output: reviewBoard,
});
export const unskipMeeting = contract({
  name: 'boards.unskip',
  method: 'DELETE',
  path: '/review-boards/:id/skips/:day',
  who: 'board.manage',
  summary: 'Meet on that day after all',
  input: z.object({ id, day }),
  output: reviewBoard,
});
export const putOnBoard = contract({
  name: 'boards.put',
  method: 'POST',
  path: '/review-boards/:id/queue',
  who: 'board.manage',
  status: 201,
  summary: 'Put a post-mortem at the end of the queue; one that waits for another board moves to this one',
  input: z.object({ id, postMortemId: postMortemRef, minutes: z.number().int().min(5).max(240).default(30) }),
  output: reviewBoard,
});
export const changeEntry = contract({
  name: 'boards.change-entry',
  method: 'PATCH',
  path: '/board-entries/:id',
  who: 'board.manage',
  summary: 'Give it more or less time, or another place in the queue',
  input: z.object({
    id,
    minutes: z.number().int().min(5).max(240).optional(),
    before: id.nullish().describe('The entry it stands before; null for the end'),
  }),
  output: reviewBoard,
});
export const takeOffBoard = contract({
  name: 'boards.take-off',
  method: 'DELETE',
  path: '/board-entries/:id',
  who: 'board.manage',
  summary: 'Take a post-mortem off its board',
  input: z.object({ id }),
  output: reviewBoard,
});
export const holdEntry = contract({
  name: 'boards.hold',
  method: 'POST',
  path: '/board-entries/:id/hold',
  who: 'board.manage',
  summary: 'It was talked through: the debrief counts as held, and the queue goes on',
  input: z.object({ id }),
  output: reviewBoard,
});
