import { operation } from '#server/platform/operation.ts';
import { listTeams as contract } from '#shared/contracts/teams.ts';
import { listTeamRows } from './teams-store.ts';

export const listTeams = operation(contract, async (ctx) => ({ items: await listTeamRows(ctx.db) }));
