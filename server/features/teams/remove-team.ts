import { operation } from '#server/platform/operation.ts';
import { removeTeam as contract } from '#shared/contracts/teams.ts';
import { AppError } from '#shared/errors.ts';
import { deleteTeam, listTeamRows, lockTeam } from './teams-store.ts';

export const removeTeam = operation(contract, async (ctx, actor, { id }) =>
  ctx.transaction(async (tx) => {
    if (!(await lockTeam(tx, id))) throw new AppError('not-found', 'There is no such team.');
    const [team] = await listTeamRows(tx, [id]);
    await deleteTeam(tx, id);
    await ctx.record(tx, actor, {
      action: 'team.removed',
      subject: { kind: 'team', id, name: team!.name },
      before: { members: team!.members.map(({ name }) => name), services: team!.services.map(({ name }) => name) },
    });
    return { ok: true as const };
  }),
);
