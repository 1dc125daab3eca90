import { tellTimeline } from '#server/features/incidents/index.ts';
import { actorName } from '#server/features/people/index.ts';
import { getPostMortemHead, postMortemReference } from '#server/features/post-mortems/index.ts';
import type { Context } from '#server/platform/context.ts';
import { operation } from '#server/platform/operation.ts';
import { hashToken, newToken } from '#server/platform/secrets.ts';
import {
  askForAccounts as askContract,
  closeAccounts as closeContract,
  renewAccountLink as renewContract,
  withdrawAccountRequest as withdrawContract,
} from '#shared/contracts/accounts.ts';
import { AppError } from '#shared/errors.ts';
import type { Actor } from '#shared/rules/access.ts';
import {
  type AccountRow,
  askPerson,
  dropPending,
  findAccount,
  listParticipantsOf,
  saveAccount,
} from './accounts-store.ts';
import { placeOnTimeline } from './place-on-timeline.ts';

const LINK_DAYS = 7;

/** Only its hash is stored: the link can be shown this once. */
function makeLink(ctx: Context) {
  const token = newToken();
  const expiresAt = new Date(ctx.now().getTime() + LINK_DAYS * 86_400_000);
  return { link: `${ctx.publicUrl}/account/${token}`, hash: hashToken(token), expiresAt };
}

export const askForAccounts = operation(askContract, async (ctx, actor, { id, personIds }) => {
  const head = await getPostMortemHead(ctx.db, actor, id, 'post-mortem.edit');
  const participants = new Map((await listParticipantsOf(ctx.db, head.incidentIds)).map((one) => [one.id, one]));
  const asked = [...new Set(personIds)].map((personId) => {
    const person = participants.get(personId);
    if (!person) throw new AppError('bad-input', 'Only whoever took part in the incident can be asked for an account.');
    return { person, link: person.isMember ? null : makeLink(ctx) };
  });
  await ctx.transaction(async (tx) => {
    for (const { person, link } of asked) {
      await askPerson(
        tx,
        {
          postMortemId: head.id,
          personId: person.id,
          by: actorName(actor) ?? 'Debrief',
          linkHash: link?.hash ?? null,
          linkExpiresAt: link?.expiresAt ?? null,
        },
        ctx.now(),
      );
      if (person.isMember)
        await ctx.emit(tx, {
          type: 'account-asked',
          postMortemId: head.id,
          personId: person.id,
          by: { id: actor.kind === 'member' ? actor.personId : null, name: actorName(actor) ?? 'Debrief' },
        });
    }
    await ctx.record(tx, actor, {
      action: 'account.asked',
      subject: { kind: 'post-mortem', id: head.id, name: postMortemReference(head.number) },
      postMortemId: head.id,
      after: { people: asked.map(({ person }) => person.name) },
    });
  });
  ctx.documents.tell(head.id, 'post-mortem');
  const links = asked.flatMap(({ person, link }) =>
    link
      ? [{ person: { id: person.id, name: person.name }, link: link.link, expiresAt: link.expiresAt.toISOString() }]
      : [],
  );
  return { asked: asked.length, links };
});

export const renewAccountLink = operation(renewContract, async (ctx, actor, { id }) => {
  const account = await getAccount(ctx, actor, id);
  if (account.isMember) throw new AppError('conflict', `${account.name} can sign in, and finds it there.`);
  if (account.sentAt !== null) throw new AppError('conflict', `${account.name} has sent it already.`);
  const { link, hash, expiresAt } = makeLink(ctx);
  await ctx.transaction((tx) => saveAccount(tx, id, { link_hash: hash, link_expires_at: expiresAt }));
  return { person: { id: account.personId, name: account.name }, link, expiresAt: expiresAt.toISOString() };
});

export const withdrawAccountRequest = operation(withdrawContract, async (ctx, actor, { id }) => {
  const account = await getAccount(ctx, actor, id);
  await settle(ctx, account.postMortemId, { id });
  return { ok: true as const };
});

export const closeAccounts = operation(closeContract, async (ctx, actor, { id }) => {
  const head = await getPostMortemHead(ctx.db, actor, id, 'post-mortem.edit');
  await settle(ctx, head.id, { postMortemId: head.id });
  return { ok: true as const };
});

async function settle(ctx: Context, postMortemId: string, which: Parameters<typeof dropPending>[1]): Promise<void> {
  const incidentId = await ctx.transaction(async (tx) => {
    await dropPending(tx, which);
    return placeOnTimeline(ctx, tx, postMortemId);
  });
  if (incidentId) await tellTimeline(ctx, incidentId);
  ctx.documents.tell(postMortemId, 'post-mortem');
}

async function getAccount(ctx: Context, actor: Actor, id: string): Promise<AccountRow> {
  const account = await findAccount(ctx.db, id);
  if (!account) throw new AppError('not-found', 'Nobody is asked for this account any more.');
  await getPostMortemHead(ctx.db, actor, account.postMortemId, 'post-mortem.edit');
  return account;
}
