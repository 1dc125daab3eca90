import { operation } from '#server/platform/operation.ts';
import { getCoachSettings as contract } from '#shared/contracts/coach.ts';
import { presentSettings } from './present-settings.ts';
import { getSettings } from './settings-store.ts';

export const showSettings = operation(contract, async (ctx, actor) =>
  presentSettings(await getSettings(ctx.db), actor),
);
