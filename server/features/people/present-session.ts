import type { z } from 'zod';
import { getInstallation } from '#server/features/installation/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { me, session } from '#shared/contracts/people.ts';
import { type Action, type Actor, allowances, NEEDS } from '#shared/rules/access.ts';
import { findActorBySession } from './credentials.ts';
import { findMember, hasMembers } from './members-store.ts';

const ACTIONS = Object.keys(NEEDS) as Action[];

export async function presentMe(ctx: Context, actor: Actor): Promise<z.input<typeof me> | null> {
  if (actor.kind === 'nobody' || actor.kind === 'system') return null;
  const member = actor.kind === 'member' ? await findMember(ctx.db, actor.personId) : undefined;
  return {
    id: member?.id ?? null,
    name: member?.name ?? actor.name,
    email: member?.email ?? null,
    role: actor.role,
    timeZone: member?.timeZone ?? null,
    may: allowances(actor, ACTIONS),
  };
}

/** What a page needs before it can draw anything. */
export async function presentSession(
  ctx: Context,
  actor: Actor,
  csrf: string | null,
): Promise<z.input<typeof session>> {
  const { name, word, timeZone } = await getInstallation(ctx.db);
  const isNew = actor.kind === 'nobody' && !(await hasMembers(ctx.db));
  return { me: await presentMe(ctx, actor), csrf, isNew, installation: { name, word, timeZone }, version: ctx.version };
}

export async function presentSessionOf(ctx: Context, token: string): Promise<z.input<typeof session>> {
  const found = await findActorBySession(ctx, token);
  return presentSession(ctx, found?.actor ?? { kind: 'nobody' }, found?.csrf ?? null);
}
