import { guardOf, postMortemReference } from '#server/features/post-mortems/index.ts';
import type { Context } from '#server/platform/context.ts';
import { type Mailer, MailFault } from '#server/platform/mail/mailer.ts';
import { type Guarded, maySee } from '#shared/rules/access.ts';
import { type DebriefRow, findDebrief } from './debriefs-store.ts';
import { listByIds } from './invitable-store.ts';
import { claimInvitations, settleInvitation } from './invitations-store.ts';
import { hostOf, inviteFile } from './invite-file.ts';
import { entryOf } from './present-debrief.ts';
import { writeInvitation } from './write-invitation.ts';

/** Minutes until it is tried again; after the last it is given up, about a day later. */
const WAITS = [1, 5, 15, 60, 180, 360, 720];
const AT_ONCE = 20;

type Due = Awaited<ReturnType<typeof claimInvitations>>[number];

/** Sends what is due. Any number of senders may run: each claims before it sends, and a claim ends when its sender dies. */
export async function sendInvitations(ctx: Context, signal?: AbortSignal): Promise<number> {
  const { mailer } = ctx;
  if (!mailer) return 0;
  let sent = 0;
  for (;;) {
    const due = await ctx.transaction((tx) => claimInvitations(tx, ctx.now(), AT_ONCE));
    if (due.length === 0 || signal?.aborted) return sent;
    for (const one of due) if (await sendOne(ctx, mailer, one)) sent += 1;
  }
}

async function sendOne(ctx: Context, mailer: Mailer, due: Due): Promise<boolean> {
  const mail = await compose(ctx, due);
  if (mail === null) {
    await settleInvitation(ctx.db, due.id, { mail_at: null, fault: null });
    return false;
  }
  try {
    await mailer.send(mail);
    await settleInvitation(ctx.db, due.id, { mailed_at: ctx.now(), mail_at: null, fault: null });
    return true;
  } catch (error) {
    if (!(error instanceof MailFault)) throw error;
    const tries = due.tries + 1;
    const wait = error.isFinal ? undefined : WAITS[tries - 1];
    ctx.log.warn({ fault: error.message, tries, final: wait === undefined }, 'an invitation was not taken');
    const mailAt = wait === undefined ? null : new Date(ctx.now().getTime() + wait * 60_000);
    await settleInvitation(ctx.db, due.id, { mail_at: mailAt, tries, fault: error.message });
    return false;
  }
}

/** Null where there is nobody to write to any more, or nothing that they may be told. */
async function compose(ctx: Context, { id, debriefId, personId, method }: Due) {
  const row = await findDebrief(ctx.db, debriefId);
  if (!row || (method === 'REQUEST' && row.state !== 'scheduled')) return null;
  const guard = await guardOf(ctx.db, row.postMortemId);
  const [person] = await listByIds(ctx.db, [personId]);
  if (!person?.email || person.disabled || !sees(person, guard)) return null;
  const calendar = inviteFile(ctx, row, {
    method,
    attendees: await attendeesOf(ctx, row, { method, self: { name: person.name, email: person.email } }),
    private: guard.private,
  });
  const settingsUrl = `${ctx.publicUrl}/settings/profile#notifications`;
  return {
    to: { name: person.name, address: person.email },
    ...writeInvitation({
      method,
      entry: entryOf(ctx, row, guard.private),
      reference: postMortemReference(row.number),
      because: guard.private ? null : row.because,
      timeZone: person.timeZone ?? row.timeZone,
      isChange: row.sequence > 0,
    }),
    messageId: `${id}@${hostOf(ctx)}`,
    settingsUrl,
    calendar: { method, content: calendar },
  };
}

type Person = Awaited<ReturnType<typeof listByIds>>[number];
const sees = ({ id, role, name }: Person, guard: Guarded): boolean =>
  !guard.private ||
  guard.participantIds.includes(id) ||
  (role !== null && maySee({ kind: 'member', personId: id, role, name }, guard));

/** Who is invited sees who else is; who is not any longer sees themselves alone. */
async function attendeesOf(
  ctx: Context,
  row: DebriefRow,
  { method, self }: { method: 'REQUEST' | 'CANCEL'; self: { name: string; email: string } },
) {
  if (method === 'CANCEL') return [self];
  const people = await listByIds(
    ctx.db,
    row.invited.map((one) => one.id),
  );
  return people.flatMap(({ name, email }) => (email === null ? [] : [{ name, email }]));
}
