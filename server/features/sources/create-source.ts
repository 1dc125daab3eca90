import { operation } from '#server/platform/operation.ts';
import { newToken } from '#server/platform/secrets.ts';
import { createSource as contract } from '#shared/contracts/installation.ts';
import { getSource, presentSource, refuseUncheckedSecret } from './present-source.ts';
import { insertSource } from './sources-store.ts';

export const createSource = operation(contract, async (ctx, actor, input) => {
  refuseUncheckedSecret(input.kind, input.secret);
  const id = await ctx.transaction(async (tx) => {
    const made = await insertSource(tx, {
      kind: input.kind,
      name: input.name,
      token: newToken(),
      secret: input.secret || null,
      private: input.private ?? false,
    });
    await ctx.record(tx, actor, {
      action: 'source.created',
      subject: { kind: 'source', id: made, name: input.name },
      after: { kind: input.kind, private: input.private ?? false },
    });
    return made;
  });
  return presentSource(await getSource(ctx.db, id));
});
