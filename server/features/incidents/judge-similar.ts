import { actorName } from '#server/features/people/index.ts';
import type { Context, Tx } from '#server/platform/context.ts';
import { operation } from '#server/platform/operation.ts';
import { judgeSimilar as judgeContract, undoSimilar as undoContract } from '#shared/contracts/similar.ts';
import { AppError } from '#shared/errors.ts';
import type { Actor } from '#shared/rules/access.ts';
import { getIncidentHead, type IncidentHead } from './incident-access.ts';
import { presentLikeness } from './list-similar-incidents.ts';
import { tellTimeline } from './tell-timeline.ts';
import { addVerdict, undoVerdict } from './verdicts-store.ts';

export const judgeSimilar = operation(judgeContract, async (ctx, actor, input) => {
  const [one, other] = await ctx.transaction(async (tx) => {
    const pair = await openPair(tx, actor, input);
    const said = {
      verdict: input.verdict,
      note: input.note,
      by: actorName(actor) ?? 'somebody',
      personId: personOf(actor),
    };
    await addVerdict(tx, [pair[0].id, pair[1].id], said, ctx.now());
    await emitJudged(ctx, tx, pair);
    return pair;
  });
  await tell(ctx, [one, other]);
  return presentLikeness(ctx.db, actor, one.id);
});

export const undoSimilar = operation(undoContract, async (ctx, actor, input) => {
  const [one, other] = await ctx.transaction(async (tx) => {
    const pair = await openPair(tx, actor, input);
    const by = actorName(actor) ?? 'somebody';
    if (!(await undoVerdict(tx, [pair[0].id, pair[1].id], by, ctx.now())))
      throw new AppError('conflict', 'Nothing is said of these two, so there is nothing to take back.');
    await emitJudged(ctx, tx, pair);
    return pair;
  });
  await tell(ctx, [one, other]);
  return presentLikeness(ctx.db, actor, one.id);
});

type Pair = readonly [IncidentHead, IncidentHead];

/** Both locked, always in the same order, so that two who judge the same pair wait for each other. */
async function openPair(tx: Tx, actor: Actor, { id, other }: { id: string; other: string }): Promise<Pair> {
  const one = await getIncidentHead(tx, actor, id, 'incident.edit');
  const two = await getIncidentHead(tx, actor, other, 'incident.read');
  if (one.id === two.id) throw new AppError('bad-input', 'An incident is always the same as itself. Name another one.');
  await tx
    .selectFrom('incidents')
    .select('id')
    .where('id', 'in', [one.id, two.id])
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  return [one, two];
}

/** The later one repeats the earlier, not the other way round: it is the later one's decision that may change. */
async function emitJudged(ctx: Context, tx: Tx, [one, two]: Pair): Promise<void> {
  const [earlier, later] = one.startedAt <= two.startedAt ? [one, two] : [two, one];
  await ctx.emit(tx, { type: 'likeness-judged', incidentId: later.id, earlierId: earlier.id });
}

async function tell(ctx: Context, pair: Pair): Promise<void> {
  for (const { id } of pair) await tellTimeline(ctx, id);
}

const personOf = (actor: Actor): string | null => (actor.kind === 'member' ? actor.personId : null);
