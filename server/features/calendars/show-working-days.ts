import { operation } from '#server/platform/operation.ts';
import { showWorkingDays as contract } from '#shared/contracts/calendars.ts';
import { refuseOthersDays } from './person-days-access.ts';
import { presentPersonDays } from './present-days.ts';

export const showWorkingDays = operation(contract, async (ctx, actor, { id }) => {
  await refuseOthersDays(ctx.db, actor, id);
  return presentPersonDays(ctx, ctx.db, id);
});
