import type { z } from 'zod';
import { postMortemReference } from '#server/features/post-mortems/index.ts';
import type { Db } from '#server/platform/context.ts';
import type { destination } from '#shared/contracts/destinations.ts';
import type { PageState } from '#shared/rules/destinations.ts';
import type { DestinationRow } from './destinations-store.ts';
import { countPages, listOpenPages, type PageRow } from './pages-store.ts';

const MOST_OPEN = 200;

/** For admins, who may see every post-mortem. The secret stays where it is. */
export async function presentDestinations(
  db: Db,
  rows: readonly DestinationRow[],
): Promise<z.input<typeof destination>[]> {
  const [counts, open] = await Promise.all([countPages(db), listOpenPages(db, MOST_OPEN)]);
  return rows.map(({ secret: _, checkAskedAt, checkedAt, checkWords, checkFault, removedAt: __, ...row }) => {
    const count = (state: PageState) =>
      counts.find((one) => one.destinationId === row.id && one.state === state)?.count ?? 0;
    return {
      ...row,
      settings: row.settings as Record<string, unknown>,
      check: checkedAt && { at: checkedAt.toISOString(), words: checkWords, fault: checkFault },
      isBeingChecked: checkAskedAt !== null,
      counts: {
        pushed: count('pushed'),
        waiting: count('waiting'),
        conflict: count('conflict'),
        failed: count('failed'),
      },
      open: open
        .filter(({ destinationId }) => destinationId === row.id)
        .map((page) => ({
          id: page.id,
          postMortem: postMortemReference(page.postMortemNumber),
          title: page.title,
          ...presentState(page),
        })),
    };
  });
}

export const presentState = ({ state, task, fault, conflict, url, pushedAt }: PageRow) => ({
  state,
  task,
  fault,
  conflict,
  url,
  pushedAt: pushedAt?.toISOString() ?? null,
});
