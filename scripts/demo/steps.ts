import { addAbsence, setHolidays, setUsualDays } from '#shared/contracts/calendars.ts';
import { listPostMortems } from '#shared/contracts/post-mortems.ts';
import { getProcess, settleStep, skipStep } from '#shared/contracts/processes.ts';
import { addDays } from '#shared/rules/calendar.ts';
import type { Who } from './cast.ts';
import type { Stage } from './stage.ts';

const PLACES: Partial<Record<Who, string>> = { joonas: 'FI', mateus: 'HU', talia: 'US-NY', ines: 'PT' };

/** Where people live, who is away soon, and a post-mortem in the middle of its steps. */
export async function playSteps(stage: Stage, now: Date): Promise<void> {
  stage.turnClock(now);
  const admin = stage.as('ines');
  const today = now.toISOString().slice(0, 'yyyy-mm-dd'.length);
  await admin(setUsualDays, { holidays: 'DE-BE' });
  for (const [who, holidays] of Object.entries(PLACES))
    await stage.as(who as Who)(setHolidays, { id: stage.idOf(who as Who), holidays });
  await admin(addAbsence, { id: stage.idOf('ines'), from: addDays(today, 20), to: addDays(today, 31) });
  const { items } = await admin(listPostMortems, { status: ['draft'] });
  for (const [index, { id }] of items.entries()) {
    const { steps } = await admin(getProcess, { id });
    const open = new Set(steps.filter((one) => one.state === 'open').map(({ key }) => key));
    if (index === 0 && open.has('accounts'))
      await admin(settleStep, { id, key: 'accounts', note: 'All of it was said in the call' });
    if (index === 1 && open.has('debrief'))
      await admin(skipStep, { id, key: 'debrief', because: 'Two people were there, and both wrote it' });
  }
}
