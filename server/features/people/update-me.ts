import { operation } from '#server/platform/operation.ts';
import { hashPassword, hashToken, isPassword } from '#server/platform/secrets.ts';
import { updateMe as contract } from '#shared/contracts/people.ts';
import { AppError } from '#shared/errors.ts';
import { dropSessionsOf, findMember, saveMember } from './members-store.ts';
import { presentMe } from './present-session.ts';

export const updateMe = operation(contract, async (ctx, actor, input, request) => {
  if (actor.kind !== 'member') throw new AppError('forbidden', 'An API key has no profile to change.');
  const member = await findMember(ctx.db, actor.personId);
  if (!member) throw new AppError('not-found', 'You are no longer a member.');
  if (input.password !== undefined && !(await isPassword(input.currentPassword ?? '', member.passwordHash))) {
    throw new AppError('wrong-credentials', 'The current password is not right.');
  }
  const passwordHash = input.password === undefined ? undefined : await hashPassword(input.password);
  await ctx.transaction(async (tx) => {
    const person = {
      ...(input.name === undefined ? {} : { name: input.name }),
      ...(input.timeZone === undefined ? {} : { time_zone: input.timeZone }),
    };
    if (Object.keys(person).length > 0)
      await tx.updateTable('people').set(person).where('id', '=', actor.personId).execute();
    if (passwordHash === undefined) return;
    await saveMember(tx, actor.personId, { password_hash: passwordHash });
    // Whoever else holds a session of this member knew the old password.
    await dropSessionsOf(tx, actor.personId, request.sessionToken ? hashToken(request.sessionToken) : undefined);
  });
  if (passwordHash !== undefined) ctx.documents.recheckAccess();
  const me = await presentMe(ctx, actor);
  if (!me) throw new AppError('not-found', 'You are no longer a member.');
  return me;
});
