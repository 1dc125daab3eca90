import { proposeDebrief, scheduleDebrief } from '#shared/contracts/debriefs.ts';
import { listPostMortems } from '#shared/contracts/post-mortems.ts';
import { createBoard, putOnBoard } from '#shared/contracts/review-boards.ts';
import { addDays } from '#shared/rules/calendar.ts';
import { instantOf } from '#shared/rules/debrief-time.ts';
import type { Stage } from './stage.ts';

const ZONE = 'Europe/Berlin';
const MINUTES = [30, 20, 40];

/** The meetings that lie ahead: one debrief with those who were there, and a board with what waits for it. */
export async function planDebriefs(stage: Stage, now: Date): Promise<void> {
  const call = stage.as('ines');
  const { items } = await call(listPostMortems, { status: ['draft', 'in-review'], limit: 5 });
  const [first, ...others] = items;
  if (!first) return;
  const { people } = await call(proposeDebrief, { id: first.id });
  const at = instantOf(workingDayAfter(now), '15:00', ZONE);
  await call(scheduleDebrief, {
    id: first.id,
    startsAt: new Date(at ?? now.getTime() + 86_400_000).toISOString(),
    minutes: 60,
    timeZone: ZONE,
    place: 'Room Elbe',
    url: 'https://meet.fernlinie.example/debrief',
    facilitatorId: stage.idOf('ines'),
    invitedIds: people.map((one) => one.id),
  });
  const board = await call(createBoard, {
    name: 'Reliability review',
    weekdays: [4],
    everyWeeks: 2,
    fromOn: addDays(now.toISOString().slice(0, 10), -14),
    atTime: '15:00',
    timeZone: ZONE,
    minutes: 60,
    place: 'Room Elbe',
    personIds: [stage.idOf('ines')],
  });
  for (const [index, one] of others.slice(0, MINUTES.length).entries())
    await call(putOnBoard, { id: board.id, postMortemId: one.id, minutes: MINUTES[index] });
}

function workingDayAfter(now: Date): string {
  let day = addDays(now.toISOString().slice(0, 10), 1);
  while ([0, 6].includes(new Date(day).getUTCDay())) day = addDays(day, 1);
  return day;
}
