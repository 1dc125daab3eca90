import type { Context } from '#server/platform/context.ts';
import { listPostMortemIds } from './post-mortems-of-store.ts';

/** Whoever has a post-mortem of this incident open reads its times, people and events anew. Never fails the caller. */
export async function tellTimeline(ctx: Context, incidentId: string): Promise<void> {
  try {
    for (const id of await listPostMortemIds(ctx.db, incidentId)) ctx.documents.tell(id, 'timeline');
  } catch (error) {
    ctx.log.warn({ err: error, incidentId }, 'nobody was told that a timeline has changed');
  }
}
