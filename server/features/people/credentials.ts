import type { Context } from '#server/platform/context.ts';
import { hashToken } from '#server/platform/secrets.ts';
import type { Actor } from '#shared/rules/access.ts';
import { findKey, touchKey } from './keys-store.ts';
import { findSession, touchSession } from './members-store.ts';

export type Credentials = { actor: Actor; csrf: string | null };

export const SESSION_DAYS = 30;
const DAY = 86_400_000;
/** "Last used" is for people to read: a minute's grain saves a write per request. */
const TOUCH_AFTER = 60_000;

export async function findActorByKey(ctx: Context, secret: string): Promise<Actor | undefined> {
  const key = await findKey(ctx.db, hashToken(secret));
  if (!key) return undefined;
  const now = ctx.now();
  if (!key.lastUsedAt || now.getTime() - key.lastUsedAt.getTime() > TOUCH_AFTER) await touchKey(ctx.db, key.id, now);
  return { kind: 'key', keyId: key.id, role: key.role, name: key.name };
}

export async function findActorBySession(ctx: Context, token: string): Promise<Credentials | undefined> {
  const now = ctx.now();
  const tokenHash = hashToken(token);
  const session = await findSession(ctx.db, tokenHash, now);
  if (!session) return undefined;
  if (now.getTime() - session.lastSeenAt.getTime() > TOUCH_AFTER) {
    await touchSession(ctx.db, tokenHash, session.personId, now, new Date(now.getTime() + SESSION_DAYS * DAY));
  }
  return {
    actor: { kind: 'member', personId: session.personId, role: session.role, name: session.name },
    csrf: session.csrf,
  };
}
