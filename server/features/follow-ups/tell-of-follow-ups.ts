import type { Context } from '#server/platform/context.ts';

/** Factors and risks name the follow-ups that address them: they are read anew as well. */
export function tellOfFollowUps(ctx: Context, postMortemId: string | null): void {
  if (postMortemId === null) return;
  for (const what of ['follow-ups', 'factors', 'risks'] as const) ctx.documents.tell(postMortemId, what);
}
