import type { Context, Tx } from '#server/platform/context.ts';
import { reaction } from '#server/platform/reaction.ts';
import { lookAt } from '#shared/rules/effect/look-at.ts';
import { type Asked, dropUndone, type Finished, listUnplanned, markDue, planCheck } from './effects-store.ts';

const AT_ONCE = 500;

/** Done: plans the look at its effect. Opened again: drops it. Planned otherwise: moves it, as long as nobody was asked. */
export const planOnChange = reaction('follow-up-changed', 'plan-effect', async (ctx, { followUpId }) => {
  const [finished] = await listUnplanned(ctx.db, 1, followUpId);
  await ctx.transaction(async (tx) => {
    await dropUndone(tx, ctx.now(), followUpId);
    if (finished) await plan(tx, finished);
  });
});

/** Asks about everything whose time has come; plans first what no event told of. Any number may run at once, and again. */
export async function askEffects(ctx: Context, signal?: AbortSignal): Promise<number> {
  await dropUndone(ctx.db, ctx.now());
  while (!signal?.aborted) {
    const unplanned = await listUnplanned(ctx.db, AT_ONCE);
    await ctx.transaction(async (tx) => {
      for (const one of unplanned) await plan(tx, one);
    });
    if (unplanned.length < AT_ONCE) break;
  }
  let asked = 0;
  while (!signal?.aborted) {
    const due = await ctx.transaction(async (tx) => {
      const marked = await markDue(tx, ctx.now(), AT_ONCE);
      for (const one of marked) await emitAsked(ctx, tx, one, false);
      return marked;
    });
    asked += due.length;
    if (due.length < AT_ONCE) break;
  }
  return asked;
}

const plan = (tx: Tx, { id, doneAt, kind, effect }: Finished): Promise<void> => {
  const { at, because } = lookAt(doneAt.getTime(), kind, effect);
  return planCheck(tx, id, { askAt: new Date(at), because });
};

export async function emitAsked(ctx: Context, tx: Tx, one: Asked, again: boolean): Promise<void> {
  await ctx.emit(tx, {
    type: 'effect-asked',
    checkId: one.checkId,
    followUpId: one.followUpId,
    number: one.number,
    postMortemId: one.postMortemId,
    personId: one.ownerId,
    again,
  });
}
