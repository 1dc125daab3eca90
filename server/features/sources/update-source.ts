import { operation } from '#server/platform/operation.ts';
import { whatChanged } from '#server/platform/record-entry.ts';
import { updateSource as contract, type SourceKind } from '#shared/contracts/installation.ts';
import { forgetSources } from './known-sources.ts';
import { getSource, presentSource, refuseUncheckedSecret } from './present-source.ts';
import { saveSource } from './sources-store.ts';

export const updateSource = operation(contract, async (ctx, actor, input) => {
  const source = await getSource(ctx.db, input.id);
  refuseUncheckedSecret(source.kind as SourceKind, input.secret);
  await ctx.transaction(async (tx) => {
    await saveSource(tx, source.id, {
      ...(input.name === undefined ? {} : { name: input.name }),
      ...(input.disabled === undefined ? {} : { disabled: input.disabled }),
      ...(input.private === undefined ? {} : { private: input.private }),
      ...(input.secret === undefined ? {} : { secret: input.secret || null }),
    });
    const { name, disabled, private: isPrivate } = source;
    const before = { name, disabled, private: isPrivate };
    await ctx.record(tx, actor, {
      action: input.secret === undefined ? 'source.changed' : 'source.secret-changed',
      subject: { kind: 'source', id: source.id, name },
      ...whatChanged(before, {
        name: input.name ?? name,
        disabled: input.disabled ?? disabled,
        private: input.private ?? isPrivate,
      }),
    });
  });
  forgetSources(ctx);
  return presentSource(await getSource(ctx.db, source.id));
});
