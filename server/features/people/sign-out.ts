import { operation } from '#server/platform/operation.ts';
import { hashToken } from '#server/platform/secrets.ts';
import { signOut as contract } from '#shared/contracts/people.ts';
import { dropSession } from './members-store.ts';

export const signOut = operation(contract, async (ctx, _actor, _input, request) => {
  const token = request.sessionToken;
  if (token) await ctx.transaction((tx) => dropSession(tx, hashToken(token)));
  ctx.documents.recheckAccess();
  request.setSession(null);
  return { ok: true as const };
});
