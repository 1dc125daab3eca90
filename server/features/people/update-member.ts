import { operation } from '#server/platform/operation.ts';
import { whatChanged } from '#server/platform/record-entry.ts';
import { updateMember as contract } from '#shared/contracts/people.ts';
import { AppError } from '#shared/errors.ts';
import { countOtherAdmins, dropSessionsOf, findMember, saveMember } from './members-store.ts';

export const updateMember = operation(contract, async (ctx, actor, { id, ...fields }) => {
  const member = await ctx.transaction(async (tx) => {
    const before = await findMember(tx, id);
    if (!before) throw new AppError('not-found', 'There is no such member.');
    const isLosingAdmin =
      before.role === 'admin' && (fields.disabled === true || (fields.role !== undefined && fields.role !== 'admin'));
    if (isLosingAdmin && (await countOtherAdmins(tx, id)) === 0)
      throw new AppError('conflict', 'This is the last admin. Make somebody else an admin first.');
    await saveMember(tx, id, fields);
    if (fields.disabled) await dropSessionsOf(tx, id);
    await ctx.record(tx, actor, {
      action: 'member.changed',
      subject: { kind: 'person', id, name: before.name },
      ...whatChanged(
        { role: before.role, disabled: before.disabled },
        { role: before.role, disabled: before.disabled, ...fields },
      ),
    });
    const { passwordHash: _, timeZone: __, ...after } = { ...before, ...fields };
    return {
      ...after,
      createdAt: before.createdAt.toISOString(),
      lastSeenAt: before.lastSeenAt?.toISOString() ?? null,
      invited: false,
    };
  });
  ctx.documents.recheckAccess();
  return member;
});
