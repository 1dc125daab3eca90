import { tellTimeline } from '#server/features/incidents/index.ts';
import { getPostMortemHead, postMortemReference } from '#server/features/post-mortems/index.ts';
import type { Context, Tx } from '#server/platform/context.ts';
import { operation } from '#server/platform/operation.ts';
import { hashToken } from '#server/platform/secrets.ts';
import {
  declineAccount as declineContract,
  showMyAccount as showContract,
  showAccountByLink as showLinkContract,
  writeMyAccount as writeContract,
  writeAccountByLink as writeLinkContract,
} from '#shared/contracts/accounts.ts';
import { AppError } from '#shared/errors.ts';
import type { Actor } from '#shared/rules/access.ts';
import type { AccountAnswer, AccountSharing } from '#shared/rules/accounts.ts';
import { presentForm } from './account-form.ts';
import { type AccountRow, findAccount, findAccountByLink, findAccountOf, saveAccount } from './accounts-store.ts';
import { placeOnTimeline } from './place-on-timeline.ts';

const USED_LINK = 'This link was used, has expired, or never was one. Ask whoever sent it for a new one.';

type Written = { answers: AccountAnswer[]; sharing: AccountSharing; send: boolean };

export const showMyAccount = operation(showContract, async (ctx, actor, { id }) =>
  presentForm(ctx.db, await getMine(ctx, actor, id)),
);

export const writeMyAccount = operation(writeContract, async (ctx, actor, { id, ...written }) => {
  const mine = await getMine(ctx, actor, id);
  await settle(ctx, mine, (tx) => write(ctx, tx, actor, mine, written));
  return presentForm(ctx.db, (await findAccount(ctx.db, mine.id))!);
});

export const declineAccount = operation(declineContract, async (ctx, actor, { id }) => {
  const mine = await getMine(ctx, actor, id);
  if (mine.sentAt !== null) throw new AppError('conflict', 'Your account was sent already.');
  await settle(ctx, mine, async (tx) => {
    await saveAccount(tx, mine.id, { declined_at: ctx.now() });
    await ctx.emit(tx, { type: 'account-declined', postMortemId: mine.postMortemId, personId: mine.personId });
  });
  return presentForm(ctx.db, (await findAccount(ctx.db, mine.id))!);
});

export const showAccountByLink = operation(showLinkContract, async (ctx, _actor, { token }) => {
  const account = await findAccountByLink(ctx.db, hashToken(token), ctx.now());
  if (!account) throw new AppError('not-found', USED_LINK);
  return presentForm(ctx.db, account);
});

/** Sending ends the link: whoever finds it later learns nothing. */
export const writeAccountByLink = operation(writeLinkContract, async (ctx, _actor, { token, ...written }) => {
  const found = await findAccountByLink(ctx.db, hashToken(token), ctx.now());
  if (!found) throw new AppError('not-found', USED_LINK);
  await settle(ctx, found, async (tx) => {
    const account = await findAccountByLink(tx, hashToken(token), ctx.now(), true);
    if (!account) throw new AppError('not-found', USED_LINK);
    await write(ctx, tx, { kind: 'nobody' }, account, written);
    if (written.send) await saveAccount(tx, account.id, { link_hash: null, link_expires_at: null });
  });
  return presentForm(ctx.db, (await findAccount(ctx.db, found.id))!);
});

async function getMine(ctx: Context, actor: Actor, ref: string): Promise<AccountRow> {
  const head = await getPostMortemHead(ctx.db, actor, ref, 'post-mortem.read');
  const mine = actor.kind === 'member' ? await findAccountOf(ctx.db, head.id, actor.personId) : undefined;
  if (!mine) throw new AppError('not-found', 'You were not asked for an account of this one.');
  return mine;
}

async function write(ctx: Context, tx: Tx, actor: Actor, account: AccountRow, { answers, sharing, send }: Written) {
  const said = answers.filter((one) => one.text.trim() !== '');
  if (send && said.length === 0)
    throw new AppError('bad-input', 'There is nothing to send yet: answer at least one of the questions.');
  const now = ctx.now();
  await saveAccount(tx, account.id, {
    answers: JSON.stringify(said),
    sharing,
    saved_at: now,
    ...(send ? { sent_at: account.sentAt ?? now, declined_at: null } : {}),
  });
  if (!send || account.sentAt !== null) return;
  const { postMortemId, personId } = account;
  await ctx.emit(tx, { type: 'account-sent', postMortemId, personId });
  const { number } = await tx
    .selectFrom('post_mortems')
    .select('number')
    .where('id', '=', account.postMortemId)
    .executeTakeFirstOrThrow();
  // The record tells that it was sent, and nothing of how it may be shared.
  await ctx.record(tx, actor.kind === 'member' ? actor : { kind: 'nobody' }, {
    action: 'account.sent',
    subject: { kind: 'post-mortem', id: account.postMortemId, name: postMortemReference(number) },
    postMortemId: account.postMortemId,
  });
}

/** Writes, and puts what may be shared on the timeline when this was the last one waited for. */
async function settle(ctx: Context, account: AccountRow, change: (tx: Tx) => Promise<void>): Promise<void> {
  const incidentId = await ctx.transaction(async (tx) => {
    await change(tx);
    return placeOnTimeline(ctx, tx, account.postMortemId);
  });
  if (incidentId) await tellTimeline(ctx, incidentId);
  ctx.documents.tell(account.postMortemId, 'post-mortem');
}
