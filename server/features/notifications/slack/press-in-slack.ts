import { calendarsOf } from '#server/features/calendars/index.ts';
import type { Context } from '#server/platform/context.ts';
import { operation } from '#server/platform/operation.ts';
import { pressInSlack as contract } from '#shared/contracts/slack.ts';
import { AppError } from '#shared/errors.ts';
import { listNotificationRows, markOne } from '../notifications-store.ts';
import { doPressed } from './do-pressed.ts';
import { type PressedButton, readPress } from './read-press.ts';
import { isSignedBySlack } from './signature.ts';
import { findMemberOfUser, findSlackApp, takePress } from './slack-store.ts';

const AHEAD_MS = 200 * 86_400_000;

/** Answered at once, as Slack waits three seconds; what came of it is written there afterwards. */
export const pressInSlack = operation(contract, async (ctx, _actor, { body }, { headers }) => {
  const app = await findSlackApp(ctx.db);
  if (!app?.signing_secret) throw new AppError('not-found', 'No Slack app with a signing secret is connected.');
  const signature = headers['x-slack-signature'];
  const signed = { signature, timestamp: headers['x-slack-request-timestamp'] };
  if (!isSignedBySlack(body, signed, ctx.vault.open(app.signing_secret), ctx.now()))
    throw new AppError('forbidden', 'Slack did not sign this, or more than five minutes ago.');
  const pressed = readPress(body);
  if (!pressed) return {};
  if (!(await ctx.transaction((tx) => takePress(tx, signature ?? '', ctx.now())))) return {};
  const text = await act(ctx, pressed).catch((error: unknown) => {
    if (error instanceof AppError) return error.message;
    throw error;
  });
  const { responseUrl } = pressed;
  if (responseUrl !== null)
    await ctx.transaction((tx) =>
      ctx.emit(tx, { type: 'slack-pressed', answerTo: ctx.vault.seal(responseUrl).toString('base64'), text }),
    );
  return {};
});

async function act(ctx: Context, { user, press, notificationId }: PressedButton): Promise<string> {
  const member = await findMemberOfUser(ctx.db, user);
  if (!member) return 'Debrief does not know who you are there. Sign in with the address you have in Slack.';
  const { personId, role, name } = member;
  const actor = { kind: 'member' as const, personId, role, name };
  const [told] = await listNotificationRows(ctx.db, actor, personId, {
    unread: false,
    id: notificationId,
    before: null,
    limit: 1,
  });
  if (!told) return 'This is settled already, or is not yours any more.';
  const now = ctx.now();
  const calendarOf = await calendarsOf(ctx.db, [personId], { from: now, to: new Date(now.getTime() + AHEAD_MS) });
  const done = await doPressed(ctx, actor, { press, told, calendar: calendarOf(personId) });
  await ctx.transaction((tx) => markOne(tx, personId, notificationId, now));
  return done;
}
