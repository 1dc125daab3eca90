import { wholeDocument } from '#server/features/exports/index.ts';
import { listPlanned } from '#server/features/findings/index.ts';
import { type PostMortemHead, presentPostMortem } from '#server/features/post-mortems/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { PublicationSource } from '#shared/redaction/audience-document.ts';
import type { Actor } from '#shared/rules/access.ts';
import { listKnownPeople } from './people-store.ts';

/** What a publication is made of: the settled document as the actor sees it, what a plan chooses from, everybody known. */
export async function loadSource(ctx: Context, actor: Actor, head: PostMortemHead): Promise<PublicationSource> {
  const view = await presentPostMortem(ctx, actor, head.id);
  const [document, planned, people] = await Promise.all([
    wholeDocument(ctx, view),
    listPlanned(ctx.db, head.id),
    listKnownPeople(ctx.db, head.incidentIds),
  ]);
  const followUps = planned
    .filter(({ state }) => state !== 'struck')
    .map(({ id, number, title, status, dueOn, state }) => ({
      id,
      reference: number === null ? null : `FU-${number}`,
      title,
      status,
      dueOn,
      isCandidate: state === 'candidate',
    }));
  return { document, followUps, people };
}
