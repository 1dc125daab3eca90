import type { Context } from '#server/platform/context.ts';
import { MAIL_CONNECTIONS, type Mailer, MailFault } from '#server/platform/mail/mailer.ts';
import { withAnswerLinks } from './answer-lines.ts';
import { nextTry } from './back-off.ts';
import { claimDue, findAddressee, RENEW_MS, readClaimed, releaseClaim, renewClaim, settleMail } from './mail-store.ts';
import { whatToTell } from './what-to-tell.ts';
import { writeMail } from './write-mail.ts';

/** Few, so that a slow mail server holds little that another sender could bring elsewhere. */
const PEOPLE_AT_ONCE = 40;

type Claimed = Awaited<ReturnType<typeof readClaimed>>;

/**
 * Sends what is due, one mail a person. Any number of senders may run: each claims before it sends. A sender that dies between
 * the mail server's answer and its own note of it leaves a claim that ends, and the mail goes out again under the same
 * Message-ID: twice is better than never, and mail programs show it once.
 */
export async function sendDueMail(ctx: Context, signal?: AbortSignal): Promise<number> {
  const { mailer } = ctx;
  if (!mailer) return 0;
  let sent = 0;
  for (;;) {
    const claims = await ctx.transaction((tx) => claimDue(tx, ctx.now(), PEOPLE_AT_ONCE));
    if (claims.size === 0) return sent;
    sent += await sendClaimed(ctx, mailer, claims, signal);
    if (signal?.aborted) return sent;
  }
}

/** What is not sent when the server stops comes free at once. */
async function sendClaimed(ctx: Context, mailer: Mailer, claims: Map<string, string[]>, signal?: AbortSignal) {
  let sent = 0;
  const waiting = claims.entries();
  const held = new Set([...claims.values()].flat());
  const work = async () => {
    for (const [personId, ids] of waiting) {
      if (!signal?.aborted) {
        if (await sendTo(ctx, mailer, personId, ids)) sent += 1;
      } else await releaseClaim(ctx.db, ids);
      for (const id of ids) held.delete(id);
    }
  };
  const renewing = setInterval(() => void renewClaim(ctx.db, [...held], ctx.now()).catch(() => {}), RENEW_MS);
  try {
    await Promise.all(Array.from({ length: MAIL_CONNECTIONS }, work));
  } finally {
    clearInterval(renewing);
  }
  return sent;
}

async function sendTo(ctx: Context, mailer: Mailer, personId: string, ids: string[]): Promise<boolean> {
  const claimed = await readClaimed(ctx.db, ids);
  const addressee = await findAddressee(ctx.db, personId);
  const told = addressee && !addressee.disabled ? await whatToTell(ctx, personId, addressee, claimed) : [];
  const [first] = told;
  if (!addressee || !first) {
    await settleMail(ctx.db, ids, { mail_at: null, mail_fault: null });
    return false;
  }
  const settingsUrl = `${ctx.publicUrl}/settings/profile#notifications`;
  try {
    await mailer.send({
      to: { name: addressee.name, address: addressee.email },
      ...writeMail(await withAnswerLinks(ctx, personId, told), settingsUrl),
      messageId: `${ids[0]}@${new URL(ctx.publicUrl).hostname}`,
      settingsUrl,
    });
    await settleMail(ctx.db, ids, { mailed_at: ctx.now(), mail_at: null, mail_fault: null });
    return true;
  } catch (error) {
    if (!(error instanceof MailFault)) throw error;
    await putOff(ctx, ids, claimed, error);
    return false;
  }
}

async function putOff(ctx: Context, ids: string[], claimed: Claimed, fault: MailFault): Promise<void> {
  const tries = Math.max(...claimed.map((one) => one.tries)) + 1;
  const again = nextTry(tries, fault, ctx.now());
  ctx.log.warn({ fault: fault.message, tries, final: again === null }, 'a mail was not taken');
  await settleMail(ctx.db, ids, {
    mail_at: again,
    mail_tries: tries,
    mail_fault: fault.message,
  });
}
