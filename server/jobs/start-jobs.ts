import type { Context } from '#server/platform/context.ts';
import type { Queue } from '#server/platform/queue.ts';
import type { Reaction } from '#server/platform/reaction.ts';
import type { DomainEvent } from '#shared/events.ts';

/** Door 3: ties each reaction to its event. Errors are the queue's to log, retry and keep. */
export async function startJobs(
  queue: Queue<DomainEvent>,
  ctx: Context,
  reactions: readonly Reaction[],
): Promise<void> {
  for (const one of reactions) queue.on(one.on, one.name, (event) => one.run(ctx, event as never));
  await queue.start();
}
