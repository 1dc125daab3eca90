import type { Writer } from '#server/features/post-mortems/index.ts';
import type { Actor } from '#shared/rules/access.ts';

/** Debrief itself: the drafter, and what mends. */
export const DEBRIEF: Writer = { personId: null, name: null };

/** In whose name somebody writes. */
export function writerOf(actor: Actor | undefined): Writer {
  if (actor?.kind === 'member') return { personId: actor.personId, name: actor.name };
  return actor?.kind === 'key' ? { personId: null, name: actor.name } : DEBRIEF;
}
