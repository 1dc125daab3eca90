import { operation } from '#server/platform/operation.ts';
import { revokeKey as contract } from '#shared/contracts/people.ts';
import { AppError } from '#shared/errors.ts';
import { revokeKeyRow } from './keys-store.ts';

export const revokeKey = operation(contract, async (ctx, actor, input) => {
  await ctx.transaction(async (tx) => {
    const key = await revokeKeyRow(tx, input.id, ctx.now());
    if (!key) throw new AppError('not-found', 'There is no such key, or it was revoked before.');
    await ctx.record(tx, actor, {
      action: 'key.revoked',
      subject: { kind: 'key', id: input.id, name: key.name },
      before: { role: key.role },
    });
  });
  ctx.documents.recheckAccess();
  return { ok: true as const };
});
