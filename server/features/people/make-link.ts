import type { Context, Tx } from '#server/platform/context.ts';
import { hashToken, newToken } from '#server/platform/secrets.ts';
import { addSignUpLink, dropFirstAdminLinks, hasMembers, type NewLink } from './members-store.ts';

const LINK_DAYS = 7;

/** A one-time link. Only its hash is stored: it can be shown this once. */
export async function makeLink(
  ctx: Context,
  tx: Tx,
  link: Omit<NewLink, 'tokenHash' | 'expiresAt'>,
): Promise<{ link: string; expiresAt: string }> {
  const token = newToken();
  const expiresAt = new Date(ctx.now().getTime() + LINK_DAYS * 86_400_000);
  await addSignUpLink(tx, { ...link, tokenHash: hashToken(token), expiresAt });
  return { link: `${ctx.publicUrl}/sign-up/${token}`, expiresAt: expiresAt.toISOString() };
}

/** While nobody is a member: a new link for the first admin, which replaces any earlier one. */
export async function makeFirstAdminLink(ctx: Context): Promise<string | undefined> {
  return ctx.transaction(async (tx) => {
    if (await hasMembers(tx)) return undefined;
    await dropFirstAdminLinks(tx);
    const { link } = await makeLink(ctx, tx, {
      purpose: 'first-admin',
      role: 'admin',
      email: null,
      name: null,
      personId: null,
    });
    return link;
  });
}
