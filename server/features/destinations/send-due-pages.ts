import type { Context } from '#server/platform/context.ts';
import { listDuePages } from './pages-store.ts';
import { sendPage } from './send-page.ts';

const AT_ONCE = 4;
const MOST = 200;

/** What has become due again, and what a sender left behind that died. */
export async function sendDuePages(ctx: Context, signal?: AbortSignal): Promise<void> {
  const due = (await listDuePages(ctx.db, ctx.now(), MOST)).values();
  const work = async () => {
    for (const id of due) {
      if (signal?.aborted) return;
      await sendPage(ctx, id, signal);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}
