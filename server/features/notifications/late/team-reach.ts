import { listTeamRows } from '#server/features/teams/index.ts';
import { operation } from '#server/platform/operation.ts';
import { listTeamReach as listContract, setTeamReach as setContract } from '#shared/contracts/reach.ts';
import { AppError } from '#shared/errors.ts';
import { listReach, saveReach, USUAL_REACH } from './late-store.ts';

export const listTeamReach = operation(listContract, async ({ db }) => {
  const reach = await listReach(db);
  const teams = await listTeamRows(db);
  return { items: teams.map(({ id }) => ({ teamId: id, ...(reach.get(id) ?? USUAL_REACH) })) };
});

export const setTeamReach = operation(setContract, async (ctx, actor, { id, escalateAfter, digest }) =>
  ctx.transaction(async (tx) => {
    const [team] = await listTeamRows(tx, [id]);
    if (!team) throw new AppError('not-found', 'There is no such team.');
    const before = (await listReach(tx)).get(id) ?? USUAL_REACH;
    const after = {
      escalateAfter: escalateAfter === undefined ? before.escalateAfter : escalateAfter,
      digest: digest ?? before.digest,
    };
    await saveReach(tx, id, after);
    await ctx.record(tx, actor, {
      action: 'team.changed',
      subject: { kind: 'team', id, name: team.name },
      before,
      after,
    });
    return { teamId: id, ...after };
  }),
);
