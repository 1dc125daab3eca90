import { byOf } from '#server/features/people/index.ts';
import { getPostMortemHead, postMortemReference } from '#server/features/post-mortems/index.ts';
import { operation } from '#server/platform/operation.ts';
import { publishFor as contract } from '#shared/contracts/publications.ts';
import { AppError } from '#shared/errors.ts';
import { loadSource } from './load-source.ts';
import { refuseUnconfirmed } from './open-publication.ts';
import { presentPublications, publicationName } from './present-publication.ts';
import { findPublication, insertPublication } from './publications-store.ts';
import { makeTextAside } from './text-aside.ts';
import { whyNotYet } from './why-not-yet.ts';

/** The text is the one that stands when it is made; who goes on typing writes for the next version. */
export const publishFor = operation(contract, async (ctx, actor, input) => {
  const { audience, plan, confirmPrivate, note } = input;
  const seen = await getPostMortemHead(ctx.db, actor, input.id, 'publication.manage');
  const { document, digest } = await makeTextAside(await loadSource(ctx, actor, seen), audience, plan);
  if (input.digest !== undefined && input.digest !== digest)
    throw new AppError('stale', 'The text has changed since you looked at it. Look at it again, then publish.');
  const row = await ctx.transaction(async (tx) => {
    const head = await getPostMortemHead(tx, actor, seen.id, 'publication.manage', true);
    const notYet = whyNotYet(head.status);
    if (notYet !== null) throw new AppError('conflict', notYet);
    refuseUnconfirmed(head, confirmPrivate);
    const by = byOf(actor);
    const id = await insertPublication(
      tx,
      {
        postMortemId: head.id,
        audience,
        note: note ?? null,
        plan,
        document,
        digest: Buffer.from(digest, 'base64url'),
        privateConfirmed: head.private,
        by,
      },
      ctx.now(),
    );
    const made = (await findPublication(tx, id))!;
    await ctx.emit(tx, { type: 'publication-made', publicationId: id, postMortemId: head.id, audience, by });
    await ctx.record(tx, actor, {
      action: 'publication.published',
      subject: { kind: 'publication', id, name: publicationName(made, postMortemReference(head.number)) },
      postMortemId: head.id,
      after: {
        audience,
        version: made.number,
        sections: document.sections.map(({ title }) => title),
        status: head.status,
        ...(head.private && { private: 'confirmed' }),
      },
      note: note ?? null,
    });
    return made;
  });
  ctx.documents.tell(row.postMortemId, 'post-mortem');
  const [view] = await presentPublications(ctx.db, [row], { mayShare: true, now: ctx.now() });
  return view!;
});
