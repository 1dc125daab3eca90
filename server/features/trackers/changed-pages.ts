import type { Issue } from '#shared/trackers/issue.ts';
import type { ChangedPage } from './tracker.ts';

type Fetched<C> = { issues: Issue[]; versions: string[]; next: C | null };

/**
 * Pages of what changed, oldest change first. What changes while they are read moves to the end and all others one place
 * forward: so each page begins at the last change of the one before, and only where that is no step on does a page count.
 * @param floor the start that the tracker understands, which may be coarser than an instant
 */
export async function* changedPages<C>(
  since: string,
  floor: (instant: string) => string,
  fetchPage: (from: string, cursor: C | null) => Promise<Fetched<C>>,
): AsyncIterable<ChangedPage> {
  let from = floor(since);
  let cursor: C | null = null;
  for (;;) {
    const { issues, versions, next }: Fetched<C> = await fetchPage(from, cursor);
    const last = versions.at(-1);
    yield { issues, readTo: last ?? null };
    if (next === null || last === undefined) return;
    const further = floor(last);
    if (further > from) {
      from = further;
      cursor = null;
    } else cursor = next;
  }
}
