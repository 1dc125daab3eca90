import { getInstallation } from '#server/features/installation/index.ts';
import { actorName } from '#server/features/people/index.ts';
import { operation } from '#server/platform/operation.ts';
import { whatChanged } from '#server/platform/record-entry.ts';
import { setPolicy as contract } from '#shared/contracts/installation.ts';
import { getCurrentPolicy, parsePolicy } from './current-policy.ts';
import { addPolicy } from './decisions-store.ts';
import { presentPolicy } from './present-policy.ts';

export const setPolicy = operation(contract, async (ctx, actor, input) =>
  ctx.transaction(async (tx) => {
    const { policy } = await getCurrentPolicy(tx);
    const next = parsePolicy(input.values, policy);
    await addPolicy(tx, next, actorName(actor));
    await ctx.record(tx, actor, {
      action: 'policy.changed',
      subject: { kind: 'installation', id: null, name: 'Decision policy' },
      ...whatChanged(policy, next),
    });
    return presentPolicy(await getCurrentPolicy(tx), actor, (await getInstallation(tx)).word);
  }),
);
