import { getInstallation } from '#server/features/installation/index.ts';
import { guardOf } from '#server/features/post-mortems/index.ts';
import type { Context } from '#server/platform/context.ts';
import { MAIL_CONNECTIONS, type Mailer, MailFault } from '#server/platform/mail/mailer.ts';
import { type Guarded, maySee } from '#shared/rules/access.ts';
import { type Addressee, claimDue, findAddressee, listDuePeople, readClaimed, settleMail } from './mail-store.ts';
import { saidOf, subjectOf } from './say-notification.ts';
import { type ToldByMail, writeMail } from './write-mail.ts';

/** Minutes until it is tried again; after the last it is given up, about a day later. */
const WAITS = [1, 5, 15, 60, 180, 360, 720];
const PEOPLE_AT_ONCE = 200;

/** A follow-up that stands alone hides nothing. */
const OPEN: Guarded = { private: false, participantIds: [] };

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
    const people = await listDuePeople(ctx.db, ctx.now(), PEOPLE_AT_ONCE);
    if (people.length === 0) return sent;
    const waiting = people.values();
    const work = async () => {
      for (const personId of waiting) {
        if (signal?.aborted) return;
        if (await sendTo(ctx, mailer, personId)) sent += 1;
      }
    };
    await Promise.all(Array.from({ length: MAIL_CONNECTIONS }, work));
    if (signal?.aborted) return sent;
  }
}

async function sendTo(ctx: Context, mailer: Mailer, personId: string): Promise<boolean> {
  const ids = await ctx.transaction((tx) => claimDue(tx, personId, ctx.now()));
  if (ids.length === 0) return false;
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
      ...writeMail(told, settingsUrl),
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

/** What they have not read here meanwhile and still holds, of documents they may still see. */
async function whatToTell(ctx: Context, personId: string, { role, timeZone }: Addressee, claimed: Claimed) {
  const zone = timeZone ?? (await getInstallation(ctx.db)).timeZone;
  const told: ToldByMail[] = [];
  for (const one of claimed) {
    if (one.readAt !== null || !one.holds) continue;
    const guard = one.postMortemId === null ? OPEN : await guardOf(ctx.db, one.postMortemId);
    if (!maySee({ kind: 'member', personId, role, name: '' }, guard)) continue;
    const said = saidOf(one, { now: ctx.now(), timeZone: zone }, guard.private);
    told.push({ ...said, excerpt: one.excerpt, url: ctx.publicUrl + subjectOf(one).path });
  }
  return told;
}

async function putOff(ctx: Context, ids: string[], claimed: Claimed, fault: MailFault): Promise<void> {
  const tries = Math.max(...claimed.map((one) => one.tries)) + 1;
  const wait = fault.isFinal ? undefined : WAITS[tries - 1];
  ctx.log.warn({ fault: fault.message, tries, final: wait === undefined }, 'a mail was not taken');
  await settleMail(ctx.db, ids, {
    mail_at: wait === undefined ? null : new Date(ctx.now().getTime() + wait * 60_000),
    mail_tries: tries,
    mail_fault: fault.message,
  });
}
