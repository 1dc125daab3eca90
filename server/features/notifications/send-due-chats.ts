import type { WebClient } from '@slack/web-api';
import type { Context } from '#server/platform/context.ts';
import { VaultFault } from '#server/platform/vault.ts';
import { nextTry } from './back-off.ts';
import { chatRefused, chatTaken, claimChats, dropChat, listDueChats, readClaimedChats } from './chat-store.ts';
import { findAddressee } from './mail-store.ts';
import { openSlack, SlackFault, slackFault } from './slack/slack-client.ts';
import { slackUserOf } from './slack/slack-person.ts';
import { findSlackApp, noteSlackFault, type SlackApp } from './slack/slack-store.ts';
import { writeDirect } from './slack/write-direct.ts';
import { whatToTell } from './what-to-tell.ts';

const PEOPLE_AT_ONCE = 100;
const CONNECTIONS = 4;

type Chat = { ctx: Context; client: WebClient; app: SlackApp };

/**
 * Writes what is due, one direct message a person. Any number of senders may run: each claims before it writes. One that dies
 * between Slack's answer and its own note of it leaves a claim that ends, and writes again.
 */
export async function sendDueChats(ctx: Context, signal?: AbortSignal): Promise<number> {
  const app = await findSlackApp(ctx.db);
  if (!app) return 0;
  const client = await openApp(ctx, app);
  if (!client) return 0;
  let sent = 0;
  while (!signal?.aborted) {
    const people = await listDueChats(ctx.db, ctx.now(), PEOPLE_AT_ONCE);
    if (people.length === 0) break;
    const waiting = people.values();
    const work = async () => {
      for (const personId of waiting) {
        if (signal?.aborted) return;
        if (await writeTo({ ctx, client, app }, personId)) sent += 1;
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, work));
  }
  return sent;
}

async function openApp(ctx: Context, app: SlackApp): Promise<WebClient | null> {
  try {
    return openSlack(ctx, ctx.vault.open(app.token));
  } catch (error) {
    if (!(error instanceof VaultFault)) throw error;
    await noteSlackFault(ctx.db, error.message);
    return null;
  }
}

async function writeTo({ ctx, client, app }: Chat, personId: string): Promise<boolean> {
  const ids = await ctx.transaction((tx) => claimChats(tx, personId, ctx.now()));
  if (ids.length === 0) return false;
  const claimed = await readClaimedChats(ctx.db, ids);
  const addressee = await findAddressee(ctx.db, personId);
  const told = addressee && !addressee.disabled ? await whatToTell(ctx, personId, addressee, claimed) : [];
  if (!addressee || told.length === 0) {
    await dropChat(ctx.db, ids);
    return false;
  }
  try {
    const channel = await slackUserOf(ctx, client, { personId, email: addressee.email });
    if (channel === null)
      throw new SlackFault(`Nobody in ${app.workspace} has their address.`, 'users_not_found', { isFinal: true });
    const message = writeDirect(told, `${ctx.publicUrl}/inbox`, app.signing_secret !== null);
    await client.chat.postMessage({ channel, ...message } as never).catch((error: unknown) => {
      throw slackFault(error);
    });
    await chatTaken(ctx.db, ids, ctx.now());
    if (app.fault !== null) await noteSlackFault(ctx.db, null);
    return true;
  } catch (error) {
    if (!(error instanceof SlackFault)) throw error;
    const tries = Math.max(...claimed.map((one) => one.tries)) + 1;
    const now = ctx.now();
    const again = nextTry(tries, error.refusal, now);
    ctx.log.warn({ fault: error.message, tries, final: again === null }, 'Slack did not take a message');
    await chatRefused(ctx.db, ids, { again, tries, fault: error.message, now });
    if (error.isOfTheApp) await noteSlackFault(ctx.db, error.message);
    return false;
  }
}
