import { postMortemReference } from '#server/features/post-mortems/index.ts';
import type { Db } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';
import { MailFault } from '#server/platform/mail/mailer.ts';
import { operation } from '#server/platform/operation.ts';
import {
  retryMail as retryContract,
  showMail as showContract,
  tryMail as tryContract,
} from '#shared/contracts/notifications.ts';
import { AppError } from '#shared/errors.ts';
import { countPosts, listPosts, retryPosts } from './channels/posts-store.ts';
import { retryChats } from './chat-store.ts';
import { type Coming, comingNudges } from './coming-nudges.ts';
import { countOutgoing, findAddressee, listOutgoing, namesOf, retryFailed } from './mail-store.ts';
import { referenceOf } from './say-notification.ts';
import { findSlackApp } from './slack/slack-store.ts';

const SHOWN = 50;
const DAY_MS = 86_400_000;

export const showMail = operation(showContract, async (ctx) => {
  const since = new Date(ctx.now().getTime() - DAY_MS);
  const { db } = ctx;
  const [waiting, failed, counts] = await Promise.all([
    listOutgoing(db, 'mail', 'waiting', SHOWN),
    listOutgoing(db, 'mail', 'failed', SHOWN),
    countOutgoing(db, 'mail', since),
  ]);
  const app = await findSlackApp(db);
  const coming = await comingNudges(ctx);
  return {
    server: ctx.mailer?.server ?? null,
    from: ctx.mailer?.from ?? null,
    waiting: waiting.map(present),
    waitingCount: counts.waiting,
    failed: failed.map(present),
    sentToday: counts.sent,
    chats: {
      workspace: app?.workspace ?? null,
      waiting: (await listOutgoing(db, 'chat', 'waiting', SHOWN)).map(present),
      failed: (await listOutgoing(db, 'chat', 'failed', SHOWN)).map(present),
      sentToday: (await countOutgoing(db, 'chat', since)).sent,
    },
    posts: {
      waiting: (await listPosts(db, 'waiting', SHOWN)).map(presentPost),
      failed: (await listPosts(db, 'failed', SHOWN)).map(presentPost),
      sentToday: (await countPosts(db, since)).sent,
    },
    coming: await withNames(db, coming.slice(0, SHOWN)),
    comingCount: coming.length,
  };
});

function present({ number, followUpNumber, team, dueAt, ...row }: Awaited<ReturnType<typeof listOutgoing>>[number]) {
  return { ...row, reference: referenceOf({ number, followUpNumber, team }), dueAt: dueAt?.toISOString() ?? null };
}

function presentPost({ number, team, isAnnouncement, dueAt, ...row }: Awaited<ReturnType<typeof listPosts>>[number]) {
  const what = isAnnouncement ? `${postMortemReference(number ?? 0)} is published` : `the week of ${team}`;
  return { ...row, what, dueAt: dueAt?.toISOString() ?? null };
}

async function withNames(db: Db, coming: Coming[]) {
  const names = await namesOf(
    db,
    coming.map((one) => one.personId),
  );
  return coming.map(({ at, personId, reminders }) => ({
    at: at.toISOString(),
    to: names.get(personId) ?? '',
    reminders,
  }));
}

export const tryMail = operation(tryContract, async (ctx, actor) => {
  if (!ctx.mailer) throw new AppError('conflict', 'No mail server is set. Start Debrief with SMTP_URL and MAIL_FROM.');
  const addressee = actor.kind === 'member' ? await findAddressee(ctx.db, actor.personId) : undefined;
  if (!addressee) throw new AppError('conflict', 'An API key has no mailbox. Try it signed in.');
  const settingsUrl = `${ctx.publicUrl}/settings/delivery`;
  try {
    await ctx.mailer.send({
      to: { name: addressee.name, address: addressee.email },
      subject: 'Mail from Debrief arrives',
      text: `You asked for this under Settings, Delivery.\n\n${settingsUrl}\n`,
      html: `<p>You asked for this under <a href="${settingsUrl}">Settings, Delivery</a>.</p>`,
      messageId: `${newId()}@${new URL(ctx.publicUrl).hostname}`,
      settingsUrl,
    });
  } catch (error) {
    if (error instanceof MailFault)
      throw new AppError('unavailable', `The mail server did not take it: ${error.message}`);
    throw error;
  }
  return { to: addressee.email };
});

export const retryMail = operation(retryContract, async (ctx) => ({
  waiting: await ctx.transaction(async (tx) => {
    const now = ctx.now();
    const mails = await retryFailed(tx, now);
    const hasApp = (await findSlackApp(tx)) !== undefined;
    return mails + (hasApp ? await retryChats(tx, now) : 0) + (await retryPosts(tx, now));
  }),
}));
