import { operation } from '#server/platform/operation.ts';
import { listServiceTeams as listContract, setServiceTeam as setContract } from '#shared/contracts/templates.ts';
import { AppError } from '#shared/errors.ts';
import { findServiceRow, listServiceTeamRows, saveServiceTeam } from './service-teams-store.ts';

export const listServiceTeams = operation(listContract, async (ctx) => ({ items: await listServiceTeamRows(ctx.db) }));

export const setServiceTeam = operation(setContract, async (ctx, _actor, input) =>
  ctx.transaction(async (tx) => {
    const service = await findServiceRow(tx, input.id);
    if (!service) throw new AppError('not-found', 'There is no such service.');
    const team = input.team || null;
    await saveServiceTeam(tx, service.id, team);
    return { id: service.id, service: service.name, team };
  }),
);
