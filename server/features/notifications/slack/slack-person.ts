import type { WebClient } from '@slack/web-api';
import type { Context } from '#server/platform/context.ts';
import { SlackFault, slackFault } from './slack-client.ts';
import { findSlackPerson, saveSlackPerson } from './slack-store.ts';

const DAY_MS = 86_400_000;
/** Somebody who is not there yet may join tomorrow; who is there stays who they are. */
const KEPT_MS = { found: 30 * DAY_MS, missing: DAY_MS };

/** Who somebody is in Slack, by the address they sign in with; null where nobody there has it. Rejects with a `SlackFault`. */
export async function slackUserOf(
  ctx: Context,
  client: WebClient,
  { personId, email }: { personId: string; email: string },
): Promise<string | null> {
  const known = await findSlackPerson(ctx.db, personId);
  const now = ctx.now();
  if (known && known.email === email) {
    const keptFor = known.user === null ? KEPT_MS.missing : KEPT_MS.found;
    if (now.getTime() - known.askedAt.getTime() < keptFor) return known.user;
  }
  const user = await lookUp(client, email);
  await ctx.transaction((tx) => saveSlackPerson(tx, { personId, email, user, at: now }));
  return user;
}

async function lookUp(client: WebClient, email: string): Promise<string | null> {
  try {
    return (await client.users.lookupByEmail({ email })).user?.id ?? null;
  } catch (error) {
    const fault = slackFault(error);
    if (fault instanceof SlackFault && fault.said === 'users_not_found') return null;
    throw fault;
  }
}
