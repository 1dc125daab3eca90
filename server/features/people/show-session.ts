import { operation } from '#server/platform/operation.ts';
import { showSession as contract } from '#shared/contracts/people.ts';
import { findActorBySession } from './credentials.ts';
import { presentSession } from './present-session.ts';

export const showSession = operation(contract, async (ctx, actor, _input, request) => {
  const found = request.sessionToken ? await findActorBySession(ctx, request.sessionToken) : undefined;
  return presentSession(ctx, actor, found?.csrf ?? null);
});
