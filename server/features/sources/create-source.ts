import { operation } from '#server/platform/operation.ts';
import { newToken } from '#server/platform/secrets.ts';
import { createSource as contract } from '#shared/contracts/installation.ts';
import { getSource, presentSource, refuseUncheckedSecret } from './present-source.ts';
import { insertSource } from './sources-store.ts';

export const createSource = operation(contract, async (ctx, _actor, input) => {
  refuseUncheckedSecret(input.kind, input.secret);
  const id = await ctx.transaction((tx) =>
    insertSource(tx, {
      kind: input.kind,
      name: input.name,
      token: newToken(),
      secret: input.secret || null,
      private: input.private ?? false,
    }),
  );
  return presentSource(await getSource(ctx.db, id));
});
