import type { By } from '#shared/events.ts';
import type { Actor } from '#shared/rules/access.ts';

/** How an actor is written into history. */
export function actorName(actor: Actor): string | null {
  return actor.kind === 'member' || actor.kind === 'key' ? actor.name : null;
}

/** Who did it, as events carry it: an API key is nobody by id. */
export const byOf = (actor: Actor): By => ({
  id: actor.kind === 'member' ? actor.personId : null,
  name: actorName(actor) ?? 'Debrief',
});
