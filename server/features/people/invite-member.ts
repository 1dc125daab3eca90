import { operation } from '#server/platform/operation.ts';
import { inviteMember as contract } from '#shared/contracts/people.ts';
import { AppError } from '#shared/errors.ts';
import { makeLink } from './make-link.ts';
import { dropInvitations, findMemberByEmail } from './members-store.ts';

export const inviteMember = operation(contract, async (ctx, actor, input) => {
  if (await findMemberByEmail(ctx.db, input.email)) throw new AppError('conflict', `${input.email} signs in already.`);
  return ctx.transaction(async (tx) => {
    await dropInvitations(tx, input.email);
    const link = await makeLink(ctx, tx, {
      purpose: 'invitation',
      role: input.role,
      email: input.email,
      name: input.name,
      personId: null,
    });
    await ctx.record(tx, actor, {
      action: 'member.invited',
      subject: { kind: 'person', id: null, name: input.name ?? input.email },
      after: { email: input.email, role: input.role },
    });
    return link;
  });
});
