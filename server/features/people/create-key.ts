import type { Context } from '#server/platform/context.ts';
import { operation } from '#server/platform/operation.ts';
import { hashToken, newToken } from '#server/platform/secrets.ts';
import { createKey as contract } from '#shared/contracts/people.ts';
import type { Actor, Role } from '#shared/rules/access.ts';
import { actorName } from './actor-name.ts';
import { addKey, type listKeyRows } from './keys-store.ts';

type KeyRow = Awaited<ReturnType<typeof listKeyRows>>[number];

export function presentKey(row: KeyRow) {
  return {
    ...row,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
  };
}

/** The prefix lets secret scanners find a leaked key, and people tell keys apart. */
export async function makeKey(
  ctx: Context,
  key: { name: string; role: Role; createdBy: string | null },
  actor: Actor = { kind: 'system' },
) {
  const secret = `debrief_${newToken()}`;
  const row = await ctx.transaction(async (tx) => {
    const made = await addKey(tx, {
      ...key,
      prefix: secret.slice(0, 14),
      secretHash: hashToken(secret),
    });
    await ctx.record(tx, actor, {
      action: 'key.created',
      subject: { kind: 'key', id: made.id, name: made.name },
      after: { role: made.role, prefix: made.prefix },
    });
    return made;
  });
  return { ...presentKey(row), secret };
}

export const createKey = operation(contract, async (ctx, actor, input) =>
  makeKey(ctx, { name: input.name, role: input.role, createdBy: actorName(actor) }, actor),
);
