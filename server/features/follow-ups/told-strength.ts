import type { Context, Db, Tx } from '#server/platform/context.ts';
import { readFollowUp } from '#shared/coach/follow-up-strength.ts';
import { languageNow, listToRead, saveToldStrengths } from './told-strength-store.ts';

const AT_ONCE = 500;

/** Keeps what the words of these tell of their strength, so that lists can be grouped by it. */
export async function keepToldStrength(tx: Tx, ctx: Pick<Context, 'version'>, ids: readonly string[]): Promise<void> {
  const language = await languageNow(tx);
  await readThem(tx, await listToRead(tx, { ids, limit: ids.length }), language, ctx.version);
}

async function readThem(
  db: Db,
  rows: readonly { id: string; title: string; why: string }[],
  language: string,
  version: string,
): Promise<void> {
  const told = rows.map(({ id, title, why }) => ({ id, level: readFollowUp(title, { why, language }).strength }));
  await saveToldStrengths(db, told, readingOf(language, version));
}

/** Another language reads other words, and another release may read them otherwise. */
const readingOf = (language: string, version: string) => `${language} ${version}`;

/** Reads anew what was last read in another language or by another release, and what nobody read yet. Gives how many. */
export async function readStrengths(ctx: Context, signal?: AbortSignal): Promise<number> {
  let read = 0;
  while (!signal?.aborted) {
    const language = await languageNow(ctx.db);
    const rows = await listToRead(ctx.db, { not: readingOf(language, ctx.version), limit: AT_ONCE });
    if (rows.length === 0) break;
    await readThem(ctx.db, rows, language, ctx.version);
    read += rows.length;
  }
  return read;
}
