import type { Actor } from '#shared/rules/access.ts';

/** How an actor is written into history. */
export function actorName(actor: Actor): string | null {
  return actor.kind === 'member' || actor.kind === 'key' ? actor.name : null;
}
