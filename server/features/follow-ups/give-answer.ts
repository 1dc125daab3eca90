import { z } from 'zod';
import { getPostMortemHead, guardOf } from '#server/features/post-mortems/index.ts';
import type { Context, Db, Tx } from '#server/platform/context.ts';
import { operation, Reply } from '#server/platform/operation.ts';
import { hashToken } from '#server/platform/secrets.ts';
import { giveAnswer as giving, showAnswer as showing } from '#shared/contracts/follow-ups.ts';
import { AppError } from '#shared/errors.ts';
import type { Actor } from '#shared/rules/access.ts';
import { ANSWERS, isFinished } from '#shared/rules/follow-up-work.ts';
import { type AnswerPage, answerPage, type Typed } from './answer-page.ts';
import { type AnswerLink, findAnswerLink, markAnswered, ownerBehind } from './answers-store.ts';
import { changeWork } from './change-work.ts';
import { type FollowUpRow, listVisibleFollowUps, lockFollowUps } from './follow-ups-store.ts';
import { changeWord, doingOf, noteWork } from './note-work.ts';
import { refuseToPostpone } from './postpone-follow-up.ts';
import { followUpReference } from './present-follow-up.ts';
import { tellOfFollowUps } from './tell-of-follow-ups.ts';
import { saveWork } from './work-store.ts';

/** Nobody is told where it leads, and nothing on it comes from elsewhere. */
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'x-robots-tag': 'noindex, nofollow, noarchive',
  'referrer-policy': 'same-origin',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
};
const reply = (page: AnswerPage, status = 200) => new Reply(answerPage(page), status, HEADERS);

/** Changes nothing: programs that look through mail follow every link in it. */
export const showAnswer = operation(showing, async (ctx, _actor, { token }) => {
  const found = await findOpen(ctx.db, token, ctx.now());
  return 'refusal' in found ? reply(found.refusal, found.status) : reply(formOf(found, ctx));
});

type Found = { link: AnswerLink; row: FollowUpRow; actor: Actor };
type Refused = { refusal: AnswerPage; status: number };

/** Wrong, ended, of what became private: the answer is the same, so that nobody learns which by trying. */
async function findOpen(db: Db, token: string, now: Date, lock = false): Promise<Found | Refused> {
  const link = await findAnswerLink(db, hashToken(token), lock);
  if (!link || link.expiresAt <= now) return NOWHERE;
  const actor: Actor = { kind: 'member', personId: link.personId, role: 'viewer', name: link.name };
  if (lock) await lockFollowUps(db as Tx, [link.followUpId]);
  const [row] = await listVisibleFollowUps(db, actor, [link.followUpId]);
  // Its words would stand on a page that asks nobody who they are.
  const isPrivate = row?.postMortemId ? (await guardOf(db, row.postMortemId)).private : false;
  if (!row || isPrivate || row.state === 'struck') return NOWHERE;
  const reference = followUpReference(row.number);
  const told = (title: string, text: string): Refused => ({ refusal: { kind: 'told', title, text }, status: 409 });
  if (link.usedAt)
    return told('You answered already', `Your answer for ${reference} was kept. Nothing more is to be done here.`);
  if (row.removedAt)
    return told('It is not asked any more', `${reference} was taken away meanwhile, or is part of another.`);
  if (isFinished(row))
    return told('It is finished already', `${reference} is ${row.status === 'done' ? 'done' : 'not to be done'}.`);
  if (row.ownerId !== link.personId)
    return told(
      'It is not yours any more',
      `${reference} was given to ${row.ownerName ?? 'nobody in particular'} since.`,
    );
  return { link, row, actor };
}

const NOWHERE: Refused = {
  refusal: {
    kind: 'told',
    title: 'This link leads nowhere',
    text: 'It may have ended, or a part of the address is missing. The next reminder brings a new one; or sign in and answer there.',
  },
  status: 404,
};

const formOf = ({ row, link }: Found, ctx: Pick<Context, 'now'>, wrong?: string, typed?: Typed): AnswerPage => ({
  kind: 'form',
  name: link.name,
  reference: followUpReference(row.number),
  title: row.title,
  why: row.why,
  dueOn: row.dueOn,
  today: ctx.now().toISOString().slice(0, 10),
  wrong,
  typed,
});

const given = z.discriminatedUnion('answer', [
  z.object({ answer: z.literal('done') }),
  z.object({
    answer: z.literal('later'),
    dueOn: z.iso.date({ error: 'Choose the date by which it will be done.' }),
    note: z.string().trim().min(1, 'Say why it is later: that is kept with it.').max(2000, 'That is too long.'),
  }),
  z.object({ answer: z.literal('not-mine'), note: z.string().trim().max(2000, 'That is too long.').default('') }),
]);
type Given = z.output<typeof given>;

export const giveAnswer = operation(giving, async (ctx, _actor, { token, ...said }) => {
  const { page, status, postMortemId } = await ctx.transaction(async (tx) => {
    const found = await findOpen(tx, token, ctx.now(), true);
    if ('refusal' in found) return { page: found.refusal, status: found.status, postMortemId: null };
    const wrong = (words: string) => ({ page: formOf(found, ctx, words, said), status: 422, postMortemId: null });
    if (!(ANSWERS as readonly string[]).includes(said.answer ?? '')) return wrong('Choose one of the three answers.');
    const parsed = given.safeParse(said);
    if (!parsed.success) return wrong(parsed.error.issues[0]?.message ?? 'Something is missing.');
    if (parsed.data.answer === 'later' && parsed.data.dueOn <= ctx.now().toISOString().slice(0, 10))
      return wrong('Choose a date after today.');
    try {
      return { page: await act(tx, ctx, found, parsed.data, token), status: 200, postMortemId: found.row.postMortemId };
    } catch (error) {
      if (error instanceof AppError) return wrong(error.message);
      throw error;
    }
  });
  tellOfFollowUps(ctx, postMortemId);
  return reply(page, status);
});

async function act(tx: Tx, ctx: Context, { row, link, actor }: Found, said: Given, token: string): Promise<AnswerPage> {
  const now = ctx.now();
  const reference = followUpReference(row.number);
  const how = { by: link.name, now };
  if (said.answer === 'later') refuseToPostpone(row, said.dueOn);
  const back = said.answer === 'not-mine' ? await backTo(tx, row, link) : null;
  const changed =
    said.answer === 'done'
      ? changeWork(row, { status: 'done' }, how)
      : said.answer === 'later'
        ? changeWork(row, { dueOn: said.dueOn }, { ...how, because: said.note })
        : changeWork(row, { ownerId: back?.id ?? null }, how);
  const steps =
    said.answer === 'not-mine'
      ? changed.steps.map((step) => ({ ...step, kind: 'handed-back' as const, note: said.note || null }))
      : changed.steps;
  await saveWork(tx, [changed.saved], link.name, now);
  await markAnswered(tx, hashToken(token), said.answer, now);
  await noteWork(tx, ctx, actor, [{ row, steps, change: changeWord(steps) }], doingOf(actor, now));
  if (said.answer === 'done') return { kind: 'told', title: 'Thank you', text: `${reference} is done.` };
  if (said.answer === 'later')
    return {
      kind: 'told',
      title: 'Thank you',
      text: `${reference} is due on ${said.dueOn} now. Your reason is kept with it.`,
    };
  const whose = back ? `${back.name} has it now, who owns the post-mortem.` : 'Nobody has it now.';
  return { kind: 'told', title: 'Thank you', text: `${reference} is not yours any more. ${whose}` };
}

/** The owner of its post-mortem, where that is somebody else who may see it. */
async function backTo(tx: Tx, row: FollowUpRow, link: AnswerLink): Promise<{ id: string; name: string } | null> {
  const owner = await ownerBehind(tx, row.postMortemId);
  if (!owner || owner.id === link.personId || row.postMortemId === null) return null;
  const asOwner: Actor = { kind: 'member', personId: owner.id, role: 'viewer', name: owner.name };
  const seen = await getPostMortemHead(tx, asOwner, row.postMortemId, 'post-mortem.read').catch(() => undefined);
  return seen ? owner : null;
}
