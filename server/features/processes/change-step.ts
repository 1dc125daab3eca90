import { getPostMortemHead, type PostMortemHead, postMortemReference } from '#server/features/post-mortems/index.ts';
import type { Context, Tx } from '#server/platform/context.ts';
import type { RecordEntry } from '#server/platform/record-entry.ts';
import { AppError } from '#shared/errors.ts';
import type { Actor } from '#shared/rules/access.ts';
import type { PlannedStep, StandingStep } from '#shared/rules/process.ts';
import { keepProcess } from './keep-process.ts';
import type { LoadedProcess } from './load-process.ts';
import { presentProcess } from './present-process.ts';

type Entry = Pick<RecordEntry, 'action' | 'before' | 'after' | 'note'>;

/** Somebody does something to one step: `change` says what it becomes, or throws why it cannot; `entry` is what is kept of it. */
export async function changeStep(
  ctx: Context,
  actor: Actor,
  { id, key }: { id: string; key: string },
  change: (step: PlannedStep, loaded: LoadedProcess) => Partial<StandingStep>,
  entry: (before: PlannedStep, after: PlannedStep, tx: Tx) => Entry | Promise<Entry>,
) {
  const head = await ctx.transaction(async (tx) => {
    const locked = await getPostMortemHead(tx, actor, id, 'post-mortem.edit', true);
    let before: PlannedStep | undefined;
    const after = await keepProcess(ctx, tx, locked.id, (loaded) => {
      const planned = loaded.plan(loaded.steps);
      before = planned.find((step) => step.key === key);
      if (!before) throw noStep(key);
      const changed = change(before, loaded);
      return planned.map((step) => (step.key === key ? { ...step, ...changed } : step));
    });
    const became = after.find((step) => step.key === key);
    if (!before || !became) throw noStep(key);
    await ctx.record(tx, actor, {
      ...(await entry(before, became, tx)),
      subject: subjectOf(locked),
      postMortemId: locked.id,
    });
    return locked;
  });
  ctx.documents.tell(head.id, 'post-mortem');
  return presentProcess(ctx, actor, head);
}

const noStep = (key: string) => new AppError('not-found', `This post-mortem has no step "${key}".`);

export const subjectOf = (head: PostMortemHead) => ({
  kind: 'post-mortem',
  id: head.id,
  name: postMortemReference(head.number),
});
