import { operation } from '#server/platform/operation.ts';
import { hashToken } from '#server/platform/secrets.ts';
import { showSignUp as contract } from '#shared/contracts/people.ts';
import { AppError } from '#shared/errors.ts';
import { findSignUpLink } from './members-store.ts';

export const USED_LINK = 'This link was used, has expired, or never was one. Ask an admin for a new one.';

export const showSignUp = operation(contract, async (ctx, _actor, input) => {
  const link = await findSignUpLink(ctx.db, hashToken(input.token), ctx.now());
  if (!link) throw new AppError('not-found', USED_LINK);
  return { role: link.role, email: link.email, name: link.name, purpose: link.purpose };
});
