import { actorName } from '#server/features/people/index.ts';
import { operation } from '#server/platform/operation.ts';
import { changeFollowUps as contract } from '#shared/contracts/follow-ups.ts';
import { AppError } from '#shared/errors.ts';
import { refuseChange } from '#shared/rules/follow-up-work.ts';
import { type Changed, changeWork, stateOf } from './change-work.ts';
import type { FollowUpRow } from './follow-ups-store.ts';
import { insertBatch } from './history-store.ts';
import { changeWord, doingOf, noteWork } from './note-work.ts';
import { openFollowUps, refusal, refuseUnknown } from './open-follow-ups.ts';
import { presentFollowUps } from './present-follow-ups.ts';
import { tellOfFollowUps } from './tell-of-follow-ups.ts';
import { saveWork } from './work-store.ts';

/** Many at once: each is changed whole or refused whole, in one transaction, and can be undone as one. */
export const changeFollowUps = operation(contract, async (ctx, actor, { ids, because, ...change }) => {
  if (Object.values(change).every((value) => value === undefined))
    throw new AppError('bad-input', 'Say what to change: status, ownerId, teamId, dueOn or priority.');
  await refuseUnknown(ctx.db, change);
  const now = ctx.now();
  const by = actorName(actor) ?? 'somebody';
  const asked = { because, needsBecause: actor.kind === 'member' };
  const { batchId, changed, refused } = await ctx.transaction(async (tx) => {
    const { rows, refused } = await openFollowUps(tx, actor, ids);
    const changed: Changed[] = [];
    for (const row of rows) {
      const why = whyNot(row) ?? refuseChange(stateOf(row), change, asked)?.words;
      if (why) refused.push(refusal(row, why));
      else changed.push(changeWork(row, change, { because, by, now }));
    }
    const batchId = await keep(changed.filter(({ steps }) => steps.length > 0));
    return { batchId, changed, refused };

    async function keep(different: readonly Changed[]): Promise<string | null> {
      if (different.length === 0) return null;
      await saveWork(
        tx,
        different.map(({ saved }) => saved),
        by,
        now,
      );
      const doing = doingOf(actor, now);
      const batchId = await insertBatch(tx, 'bulk', doing);
      const noted = different.map(({ row, steps }) => ({ row, steps, change: changeWord(steps) }));
      await noteWork(tx, ctx, actor, noted, { ...doing, batchId });
      return batchId;
    }
  });
  for (const id of new Set(changed.map(({ row }) => row.postMortemId))) tellOfFollowUps(ctx, id);
  return {
    batchId,
    changed: await presentFollowUps(
      ctx.db,
      actor,
      changed.map(({ row }) => row.id),
    ),
    refused,
  };
});

const whyNot = (row: FollowUpRow): string | undefined => {
  if (row.removedAt) return 'It was taken away.';
  return row.state === 'confirmed' ? undefined : 'Nobody has taken it on yet.';
};
