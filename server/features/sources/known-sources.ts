import type { Context } from '#server/platform/context.ts';
import { findSourceByToken, type SourceRow } from './sources-store.ts';

/** Another node that switches a source off is heard this much later; in this process it holds at once. */
const TRUSTED_FOR = 3000;
const MOST = 1000;

type Known = { source: SourceRow; until: number };
const knownBy = new WeakMap<Context, Map<string, Known>>();

/** The source behind a token, asked of the database once in a few seconds: a busy tool sends hundreds of deliveries in that time. */
export async function findSource(ctx: Context, token: string): Promise<SourceRow | undefined> {
  const known = knownBy.get(ctx) ?? new Map<string, Known>();
  knownBy.set(ctx, known);
  const now = ctx.now().getTime();
  const hit = known.get(token);
  if (hit && hit.until > now) return hit.source;
  known.delete(token);
  const source = await findSourceByToken(ctx.db, token);
  if (!source) return undefined;
  if (known.size >= MOST) known.clear();
  known.set(token, { source, until: now + TRUSTED_FOR });
  return source;
}

export function forgetSources(ctx: Context): void {
  knownBy.delete(ctx);
}
