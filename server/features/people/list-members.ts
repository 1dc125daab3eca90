import { operation } from '#server/platform/operation.ts';
import { listMembers as contract } from '#shared/contracts/people.ts';
import { listMemberRows, listOpenInvitations } from './members-store.ts';

export const listMembers = operation(contract, async (ctx) => {
  const [members, invitations] = await Promise.all([listMemberRows(ctx.db), listOpenInvitations(ctx.db, ctx.now())]);
  return {
    items: [
      ...members.map((row) => ({
        ...row,
        createdAt: row.createdAt.toISOString(),
        lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
        invited: false,
      })),
      ...invitations.map((row) => ({
        id: row.id,
        name: row.name ?? '',
        email: row.email ?? '',
        role: row.role,
        disabled: false,
        createdAt: row.createdAt.toISOString(),
        lastSeenAt: null,
        invited: true,
      })),
    ],
  };
});
