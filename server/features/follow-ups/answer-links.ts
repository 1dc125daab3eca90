import type { Context, Tx } from '#server/platform/context.ts';
import { hashToken, newToken } from '#server/platform/secrets.ts';
import { insertAnswerLink } from './answers-store.ts';

/** How long a link answers: until the next reminders have long come with links of their own. */
const DAYS = 30;
const DAY_MS = 86_400_000;

/**
 * The address of a page that answers for this follow-up as this person, without signing in: for a mail to them and for nothing
 * else. Only its hash is kept, so each mail needs a new one.
 */
export async function makeAnswerLink(
  tx: Tx,
  ctx: Pick<Context, 'publicUrl' | 'now'>,
  followUpId: string,
  personId: string,
): Promise<string> {
  const token = newToken();
  const now = ctx.now();
  const expiresAt = new Date(now.getTime() + DAYS * DAY_MS);
  await insertAnswerLink(tx, { tokenHash: hashToken(token), followUpId, personId, now, expiresAt });
  return `${ctx.publicUrl}/answer/${token}`;
}
