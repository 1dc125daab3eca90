import { operation } from '#server/platform/operation.ts';
import { renewMemberLink as contract } from '#shared/contracts/people.ts';
import { AppError } from '#shared/errors.ts';
import { makeLink } from './make-link.ts';
import { findMember } from './members-store.ts';

export const renewMemberLink = operation(contract, async (ctx, actor, input) => {
  const member = await findMember(ctx.db, input.id);
  if (!member) throw new AppError('not-found', 'There is no such member.');
  return ctx.transaction(async (tx) => {
    const link = await makeLink(ctx, tx, {
      purpose: 'new-password',
      role: member.role,
      email: member.email,
      name: member.name,
      personId: member.id,
    });
    await ctx.record(tx, actor, {
      action: 'member.link-renewed',
      subject: { kind: 'person', id: member.id, name: member.name },
    });
    return link;
  });
});
