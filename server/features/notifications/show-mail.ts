import { newId } from '#server/platform/ids.ts';
import { MailFault } from '#server/platform/mail/mailer.ts';
import { operation } from '#server/platform/operation.ts';
import {
  retryMail as retryContract,
  showMail as showContract,
  tryMail as tryContract,
} from '#shared/contracts/notifications.ts';
import { AppError } from '#shared/errors.ts';
import { countOutgoing, findAddressee, listOutgoing, retryFailed } from './mail-store.ts';
import { referenceOf } from './say-notification.ts';

const SHOWN = 50;
const DAY_MS = 86_400_000;

export const showMail = operation(showContract, async (ctx) => {
  const since = new Date(ctx.now().getTime() - DAY_MS);
  const [waiting, failed, counts] = await Promise.all([
    listOutgoing(ctx.db, 'waiting', SHOWN),
    listOutgoing(ctx.db, 'failed', SHOWN),
    countOutgoing(ctx.db, since),
  ]);
  return {
    server: ctx.mailer?.server ?? null,
    from: ctx.mailer?.from ?? null,
    waiting: waiting.map(present),
    waitingCount: counts.waiting,
    failed: failed.map(present),
    sentToday: counts.sent,
  };
});

function present({ number, followUpNumber, dueAt, ...row }: Awaited<ReturnType<typeof listOutgoing>>[number]) {
  return { ...row, reference: referenceOf({ number, followUpNumber }), dueAt: dueAt?.toISOString() ?? null };
}

export const tryMail = operation(tryContract, async (ctx, actor) => {
  if (!ctx.mailer) throw new AppError('conflict', 'No mail server is set. Start Debrief with SMTP_URL and MAIL_FROM.');
  const addressee = actor.kind === 'member' ? await findAddressee(ctx.db, actor.personId) : undefined;
  if (!addressee) throw new AppError('conflict', 'An API key has no mailbox. Try it signed in.');
  const settingsUrl = `${ctx.publicUrl}/settings/mail`;
  try {
    await ctx.mailer.send({
      to: { name: addressee.name, address: addressee.email },
      subject: 'Mail from Debrief arrives',
      text: `You asked for this under Settings, Mail.\n\n${settingsUrl}\n`,
      html: `<p>You asked for this under <a href="${settingsUrl}">Settings, Mail</a>.</p>`,
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
  waiting: await ctx.transaction((tx) => retryFailed(tx, ctx.now())),
}));
