import { operation } from '#server/platform/operation.ts';
import { revokeKey as contract } from '#shared/contracts/people.ts';
import { AppError } from '#shared/errors.ts';
import { revokeKeyRow } from './keys-store.ts';

export const revokeKey = operation(contract, async (ctx, _actor, input) => {
  const isRevoked = await ctx.transaction((tx) => revokeKeyRow(tx, input.id, ctx.now()));
  if (!isRevoked) throw new AppError('not-found', 'There is no such key, or it was revoked before.');
  ctx.documents.recheckAccess();
  return { ok: true as const };
});
