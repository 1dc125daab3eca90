import { operation } from '#server/platform/operation.ts';
import { updateSource as contract } from '#shared/contracts/installation.ts';
import { forgetSources } from './known-sources.ts';
import { getSource, presentSource, refuseUncheckedSecret } from './present-source.ts';
import { saveSource } from './sources-store.ts';

export const updateSource = operation(contract, async (ctx, _actor, input) => {
  const source = await getSource(ctx.db, input.id);
  refuseUncheckedSecret(source.kind, input.secret);
  await ctx.transaction((tx) =>
    saveSource(tx, source.id, {
      ...(input.name === undefined ? {} : { name: input.name }),
      ...(input.disabled === undefined ? {} : { disabled: input.disabled }),
      ...(input.private === undefined ? {} : { private: input.private }),
      ...(input.secret === undefined ? {} : { secret: input.secret || null }),
    }),
  );
  forgetSources(ctx);
  return presentSource(await getSource(ctx.db, source.id));
});
