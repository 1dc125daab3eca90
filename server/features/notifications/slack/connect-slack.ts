import { actorName } from '#server/features/people/index.ts';
import type { Context } from '#server/platform/context.ts';
import { operation } from '#server/platform/operation.ts';
import {
  connectSlack as connectContract,
  disconnectSlack as disconnectContract,
  showSlack as showContract,
  trySlack as tryContract,
} from '#shared/contracts/slack.ts';
import { AppError } from '#shared/errors.ts';
import { releaseChat } from '../chat-store.ts';
import { findAddressee } from '../mail-store.ts';
import { openSlack, SlackFault, slackFault } from './slack-client.ts';
import { slackUserOf } from './slack-person.ts';
import { deleteSlackApp, findSlackApp, noteSlackFault, saveSlackApp } from './slack-store.ts';

export const showSlack = operation(showContract, (ctx) => present(ctx));

/** Slack is asked before anything is kept: a wrong token is better refused than found out by nobody being told. */
export const connectSlack = operation(connectContract, async (ctx, actor, { token, signingSecret }) => {
  const answer = await openSlack(ctx, token)
    .auth.test()
    .catch((error: unknown) => refuse(slackFault(error)));
  const workspace = answer.team ?? 'Slack';
  await ctx.transaction(async (tx) => {
    await saveSlackApp(tx, {
      token: ctx.vault.seal(token),
      signing_secret: signingSecret ? ctx.vault.seal(signingSecret) : null,
      workspace,
      bot: answer.user ?? 'Debrief',
      connected_by: actorName(actor) ?? 'somebody',
      connected_at: ctx.now(),
    });
    await ctx.record(tx, actor, {
      action: 'slack.connected',
      subject: { kind: 'slack', id: null, name: workspace },
      after: { workspace, buttons: signingSecret !== undefined },
    });
  });
  return present(ctx);
});

export const disconnectSlack = operation(disconnectContract, async (ctx, actor) => {
  const app = await findSlackApp(ctx.db);
  if (!app) throw new AppError('not-found', 'No Slack app is connected.');
  await ctx.transaction(async (tx) => {
    await deleteSlackApp(tx);
    await releaseChat(tx, ctx.mailer !== null, ctx.now());
    await ctx.record(tx, actor, {
      action: 'slack.disconnected',
      subject: { kind: 'slack', id: null, name: app.workspace },
    });
  });
  return { ok: true as const };
});

export const trySlack = operation(tryContract, async (ctx, actor) => {
  const app = await findSlackApp(ctx.db);
  if (!app) throw new AppError('conflict', 'No Slack app is connected.');
  const addressee = actor.kind === 'member' ? await findAddressee(ctx.db, actor.personId) : undefined;
  if (actor.kind !== 'member' || !addressee)
    throw new AppError('conflict', 'An API key is nobody in Slack. Try it signed in.');
  const client = openSlack(ctx, ctx.vault.open(app.token));
  try {
    const user = await slackUserOf(ctx, client, { personId: actor.personId, email: addressee.email });
    if (user === null)
      throw new AppError(
        'conflict',
        `Nobody in ${app.workspace} has the address ${addressee.email}, so you are reached by mail.`,
      );
    const text = 'Debrief can write to you here. You asked for this under Settings, Channels.';
    await client.chat.postMessage({ channel: user, text }).catch((error: unknown) => refuse(slackFault(error)));
    await noteSlackFault(ctx.db, null);
    return { to: addressee.name };
  } catch (error) {
    if (error instanceof SlackFault) refuse(error);
    throw error;
  }
});

function refuse(fault: SlackFault): never {
  throw new AppError(fault.refusal.isFinal || fault.isOfTheApp ? 'conflict' : 'unavailable', fault.message);
}

async function present(ctx: Context) {
  const app = await findSlackApp(ctx.db);
  return {
    workspace: app?.workspace ?? null,
    bot: app?.bot ?? null,
    connectedBy: app?.connected_by ?? null,
    connectedAt: app?.connected_at.toISOString() ?? null,
    takesPresses: app?.signing_secret != null,
    pressAddress: `${ctx.publicUrl}/api/v1/slack/interactions`,
    fault: app?.fault ?? null,
  };
}
