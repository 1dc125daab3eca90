import type { Context } from '#server/platform/context.ts';
import type { Doors } from '#shared/rules/reach-times.ts';

/** Which ways out there are now: a mail server, and an app that may write to people. */
export async function openDoors(ctx: Pick<Context, 'db' | 'mailer'>): Promise<Doors> {
  const app = await ctx.db.selectFrom('slack_app').select('id').executeTakeFirst();
  return { mail: ctx.mailer !== null, chat: app !== undefined };
}
