import { operation } from '#server/platform/operation.ts';
import { hashPassword, isPassword } from '#server/platform/secrets.ts';
import { signIn as contract } from '#shared/contracts/people.ts';
import { AppError } from '#shared/errors.ts';
import { findMemberByEmail } from './members-store.ts';
import { presentSessionOf } from './present-session.ts';
import { startSession } from './start-session.ts';

/** Compared against when nobody has that e-mail, so that the time of the answer does not tell. */
const nobodysHash = hashPassword('nobody has this password');

export const signIn = operation(contract, async (ctx, _actor, input, request) => {
  const member = await findMemberByEmail(ctx.db, input.email);
  const isRight = await isPassword(input.password, member?.passwordHash ?? (await nobodysHash));
  if (!member || !isRight || member.disabled) {
    ctx.log.warn({ address: request.address }, 'a sign-in was refused');
    throw new AppError(
      'wrong-credentials',
      'E-mail and password do not belong together. An admin can make you a link for a new password.',
    );
  }
  const { token, expiresAt } = await ctx.transaction((tx) => startSession(ctx, tx, member.id));
  request.setSession(token, expiresAt);
  return presentSessionOf(ctx, token);
});
