import { listTeamRows } from '#server/features/teams/index.ts';
import { operation } from '#server/platform/operation.ts';
import { showDigest as contract } from '#shared/contracts/reach.ts';
import { AppError } from '#shared/errors.ts';
import { loadDigest } from './load-digest.ts';
import { sayCounts } from './write-digest.ts';

export const showDigest = operation(contract, async (ctx, actor, { id }) => {
  const [team] = await listTeamRows(ctx.db, [id]);
  if (!team) throw new AppError('not-found', 'There is no such team. It may have been removed.');
  const digest = await loadDigest(ctx.db, actor, id, ctx.now());
  if (digest) return { ...digest, summary: sayCounts(digest) };
  return { team: { id, name: team.name }, items: [], open: 0, late: 0, published: [], summary: '' };
});
