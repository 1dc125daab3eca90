import type { Context, Tx } from '#server/platform/context.ts';
import { hashToken, newToken } from '#server/platform/secrets.ts';
import { SESSION_DAYS } from './credentials.ts';
import { addSession } from './members-store.ts';

/** A fresh token at every sign-in, so that a token planted before it is worth nothing. */
export async function startSession(
  ctx: Context,
  tx: Tx,
  personId: string,
): Promise<{ token: string; expiresAt: Date }> {
  const token = newToken();
  const at = ctx.now();
  const expiresAt = new Date(at.getTime() + SESSION_DAYS * 86_400_000);
  await addSession(tx, { tokenHash: hashToken(token), personId, csrf: newToken(18), at, expiresAt });
  return { token, expiresAt };
}
