import { addDerivedParticipants } from '#server/features/incidents/index.ts';
import { byOf } from '#server/features/people/index.ts';
import {
  addMove,
  getPostMortemRow,
  type PostMortemHead,
  postMortemReference,
  savePostMortem,
} from '#server/features/post-mortems/index.ts';
import type { Context, Tx } from '#server/platform/context.ts';
import type { Actor } from '#shared/rules/access.ts';
import { deleteCoWriter } from './co-writers-store.ts';
import { endHandover } from './handovers-store.ts';

export type Given = { ctx: Context; tx: Tx; actor: Actor; head: PostMortemHead };
export type Person = { id: string; name: string };

/** Makes somebody the owner, or nobody. Whoever was asked is not asked any more. The post-mortem must be locked. */
export async function nameOwner(
  { ctx, tx, actor, head }: Given,
  person: Person | null,
  { reason, note }: { reason: string; note: string | null },
): Promise<void> {
  const { ownerId, ownerName } = await getPostMortemRow(tx, head.id);
  const now = ctx.now();
  const isSame = ownerId !== null && ownerId === person?.id;
  await savePostMortem(
    tx,
    head.id,
    { owner_id: person?.id ?? null, owner_accepted: person !== null, owner_reasons: JSON.stringify([reason]) },
    now,
  );
  await endHandover(tx, head.id, { state: 'withdrawn', answer: null }, now);
  if (person) {
    await deleteCoWriter(tx, head.id, person.id);
    await letSee(tx, head, person.id);
  }
  const by = byOf(actor);
  await addMove(tx, {
    postMortemId: head.id,
    verb: person ? `owner: ${person.name}` : 'owner declined',
    by: by.name,
    note,
  });
  await ctx.emit(tx, {
    type: 'owner-set',
    postMortemId: head.id,
    personId: person?.id ?? null,
    before: ownerId,
    by,
    note,
  });
  await ctx.record(tx, actor, {
    action: isSame ? 'post-mortem.owner-accepted' : 'post-mortem.owner-set',
    subject: subjectOf(head),
    postMortemId: head.id,
    before: isSame ? null : { owner: ownerName },
    after: { owner: person?.name ?? null },
    note,
  });
}

/** Who is to own or write a private one must be able to open it, and what it rests on. */
export async function letSee(tx: Tx, head: PostMortemHead, personId: string): Promise<void> {
  if (!head.private) return;
  for (const incidentId of head.incidentIds) await addDerivedParticipants(tx, incidentId, [personId]);
}

export const subjectOf = (head: PostMortemHead) => ({
  kind: 'post-mortem',
  id: head.id,
  name: postMortemReference(head.number),
});
