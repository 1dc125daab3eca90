import type { Context, Tx } from '#server/platform/context.ts';
import { operation } from '#server/platform/operation.ts';
import { whatChanged } from '#server/platform/record-entry.ts';
import { createTeam as createContract, updateTeam as updateContract } from '#shared/contracts/teams.ts';
import { AppError } from '#shared/errors.ts';
import type { Actor } from '#shared/rules/access.ts';
import {
  findTeamByName,
  findUnknown,
  insertTeam,
  listTeamRows,
  lockTeam,
  replaceMembers,
  replaceServices,
  saveTeam,
  type TeamRow,
} from './teams-store.ts';

type Fields = {
  name?: string | undefined;
  managerId?: string | null | undefined;
  memberIds?: string[] | undefined;
  serviceIds?: string[] | undefined;
};

export const createTeam = operation(createContract, async (ctx, actor, { name, ...fields }) =>
  ctx.transaction(async (tx) => {
    await refuseTakenName(tx, name);
    const id = await insertTeam(tx, name);
    await fill(tx, id, fields);
    return keep(ctx, tx, actor, { id, before: null });
  }),
);

export const updateTeam = operation(updateContract, async (ctx, actor, { id, ...fields }) =>
  ctx.transaction(async (tx) => {
    if (!(await lockTeam(tx, id))) throw new AppError('not-found', 'There is no such team.');
    const [before] = await listTeamRows(tx, [id]);
    if (fields.name !== undefined) await refuseTakenName(tx, fields.name, id);
    await fill(tx, id, fields);
    return keep(ctx, tx, actor, { id, before: before! });
  }),
);

async function fill(tx: Tx, id: string, { name, managerId, memberIds, serviceIds }: Fields): Promise<void> {
  const unknown = await findUnknown(tx, 'people', [...(memberIds ?? []), ...(managerId ? [managerId] : [])]);
  if (unknown !== undefined) throw new AppError('not-found', 'There is no such person.');
  if ((await findUnknown(tx, 'services', serviceIds ?? [])) !== undefined)
    throw new AppError('not-found', 'There is no such service.');
  await saveTeam(tx, id, {
    ...(name !== undefined && { name }),
    ...(managerId !== undefined && { manager_id: managerId }),
  });
  if (memberIds) await replaceMembers(tx, id, memberIds);
  if (serviceIds) await replaceServices(tx, id, serviceIds);
}

async function refuseTakenName(tx: Tx, name: string, id?: string): Promise<void> {
  const taken = await findTeamByName(tx, name);
  if (taken && taken.id !== id)
    throw new AppError('conflict', `There is a team called ${taken.name} already.`, [
      { path: 'name', why: 'is the name of another team' },
    ]);
}

async function keep(ctx: Context, tx: Tx, actor: Actor, { id, before }: { id: string; before: TeamRow | null }) {
  const [team] = await listTeamRows(tx, [id]);
  await ctx.record(tx, actor, {
    action: before ? 'team.changed' : 'team.created',
    subject: { kind: 'team', id, name: team!.name },
    ...(before ? whatChanged(inWords(before), inWords(team!)) : { after: inWords(team!) }),
  });
  return team!;
}

const inWords = ({ name, manager, members, services }: TeamRow) => ({
  name,
  manager: manager?.name ?? null,
  members: members.map((one) => one.name),
  services: services.map((one) => one.name),
});
