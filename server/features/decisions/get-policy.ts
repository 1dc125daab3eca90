import { getInstallation } from '#server/features/installation/index.ts';
import { operation } from '#server/platform/operation.ts';
import { getPolicy as contract } from '#shared/contracts/installation.ts';
import { getCurrentPolicy } from './current-policy.ts';
import { presentPolicy } from './present-policy.ts';

export const getPolicy = operation(contract, async (ctx, actor) =>
  presentPolicy(await getCurrentPolicy(ctx.db), actor, (await getInstallation(ctx.db)).word),
);
