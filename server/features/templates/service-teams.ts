import { ensureTeam, giveService } from '#server/features/teams/index.ts';
import { operation } from '#server/platform/operation.ts';
import { listServiceTeams as listContract, setServiceTeam as setContract } from '#shared/contracts/templates.ts';
import { AppError } from '#shared/errors.ts';
import { dropServiceTeam, findServiceRow, listServiceTeamRows } from './service-teams-store.ts';

export const listServiceTeams = operation(listContract, async (ctx) => ({ items: await listServiceTeamRows(ctx.db) }));

export const setServiceTeam = operation(setContract, async (ctx, _actor, input) =>
  ctx.transaction(async (tx) => {
    const service = await findServiceRow(tx, input.id);
    if (!service) throw new AppError('not-found', 'There is no such service.');
    const team = input.team ? await ensureTeam(tx, input.team) : null;
    if (team) await giveService(tx, service.id, team.id);
    else await dropServiceTeam(tx, service.id);
    return { id: service.id, service: service.name, team: team?.name ?? null };
  }),
);
