import { actorName } from '#server/features/people/index.ts';
import { postMortemReference } from '#server/features/post-mortems/index.ts';
import { operation } from '#server/platform/operation.ts';
import { hashToken, newToken } from '#server/platform/secrets.ts';
import { revokeShare as revokeContract, sharePublication as shareContract } from '#shared/contracts/publications.ts';
import { AppError } from '#shared/errors.ts';
import { may } from '#shared/rules/access.ts';
import { openPublication, refuseUnconfirmed, refuseWithdrawn } from './open-publication.ts';
import { presentShare, publicationName } from './present-publication.ts';
import { findShare, insertShare, revokeShares } from './shares-store.ts';

const DAY = 86_400_000;

/** Only the hash of the link is stored: its address can be answered this once. */
export const sharePublication = operation(shareContract, async (ctx, actor, input) => {
  if (input.public && !may(actor, 'publication.open'))
    throw new AppError('forbidden', 'Only an admin can make a link without an end.');
  if (input.listed && !input.public)
    throw new AppError('bad-input', 'Search engines may list only a link without an end: send `public` with it.');
  const token = newToken();
  const now = ctx.now();
  const expiresAt = input.public ? null : new Date(now.getTime() + input.days * DAY);
  const share = await ctx.transaction(async (tx) => {
    const { row, head } = await openPublication(tx, actor, input.id, 'publication.manage', true);
    refuseWithdrawn(row);
    refuseUnconfirmed(head, input.confirmPrivate);
    const by = actorName(actor) ?? 'Debrief';
    const made = await insertShare(
      tx,
      { publicationId: row.id, tokenHash: hashToken(token), expiresAt, listed: input.listed, by },
      now,
    );
    await ctx.record(tx, actor, {
      action: input.public ? 'publication.opened' : 'publication.shared',
      subject: { kind: 'publication', id: row.id, name: publicationName(row, postMortemReference(head.number)) },
      postMortemId: head.id,
      after: {
        link: made.id,
        until: expiresAt?.toISOString() ?? 'without an end',
        ...(input.listed && { listed: true }),
      },
    });
    return presentShare(made, row, now);
  });
  return { share, link: `${ctx.publicUrl}/shared/${token}` };
});

export const revokeShare = operation(revokeContract, async (ctx, actor, { id }) => {
  const share = await findShare(ctx.db, id);
  if (!share) throw new AppError('not-found', 'There is no such link.');
  await ctx.transaction(async (tx) => {
    const { row, head } = await openPublication(tx, actor, share.publicationId, 'publication.manage', true);
    if ((await revokeShares(tx, { id }, ctx.now())) === 0) return;
    await ctx.record(tx, actor, {
      action: 'publication.share-revoked',
      subject: { kind: 'publication', id: row.id, name: publicationName(row, postMortemReference(head.number)) },
      postMortemId: head.id,
      after: { link: id },
    });
  });
  return { ok: true as const };
});
