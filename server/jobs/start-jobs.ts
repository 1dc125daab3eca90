import type { Context } from '#server/platform/context.ts';
import type { Queue } from '#server/platform/queue.ts';
import type { Chore, Reaction } from '#server/platform/reaction.ts';
import type { DomainEvent } from '#shared/events.ts';

/** Door 2: ties each reaction to its event and each chore to the clock. Errors are the queue's to log, retry and keep. */
export async function startJobs(
  queue: Queue<DomainEvent>,
  ctx: Context,
  reactions: readonly Reaction[],
  chores: readonly Chore[],
): Promise<void> {
  for (const one of reactions) queue.on(one.on, one.name, (event) => one.run(ctx, event as never));
  for (const one of chores) queue.schedule(one.name, one.cron, ({ signal }) => one.run(ctx, signal));
  await queue.start();
}
