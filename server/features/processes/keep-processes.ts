import type { Context } from '#server/platform/context.ts';
import { keepProcessOf } from './keep-process.ts';
import { listDocumentIds } from './processes-store.ts';

const AT_ONCE = 200;

/** What no event told of: documents from before there were steps, people who cannot sign in any more, days that became holidays. */
export async function keepProcesses(ctx: Context, signal?: AbortSignal): Promise<void> {
  let after: string | undefined;
  while (!signal?.aborted) {
    const ids = await listDocumentIds(ctx.db, { limit: AT_ONCE, ...(after !== undefined && { after }) });
    for (const id of ids) {
      if (signal?.aborted) return;
      await keepProcessOf(ctx, id);
    }
    after = ids.at(-1);
    if (ids.length < AT_ONCE) return;
  }
}
