import { citeEvidence } from '#server/features/factors/index.ts';
import { keepRowText } from '#server/features/findings/index.ts';
import { actorName } from '#server/features/people/index.ts';
import { getPostMortemHead, type PostMortemHead } from '#server/features/post-mortems/index.ts';
import type { Context, Db, Tx } from '#server/platform/context.ts';
import { operation } from '#server/platform/operation.ts';
import type { ParsedInputOf } from '#shared/contracts/contract.ts';
import { createFollowUp as contract } from '#shared/contracts/post-mortems.ts';
import { AppError } from '#shared/errors.ts';
import type { Actor } from '#shared/rules/access.ts';
import type { Origin } from '#shared/rules/follow-up-work.ts';
import { findFollowUp, insertFollowUp } from './follow-ups-store.ts';
import type { NewChange } from './history-store.ts';
import { doingOf, noteWork } from './note-work.ts';
import { refuseUnknown } from './open-follow-ups.ts';
import { findsOrigin, likelyTeam } from './origin-store.ts';
import { presentFollowUp } from './present-follow-up.ts';
import { proposedDate } from './propose-due-date.ts';
import { refuseOtherFactors } from './refuse-other-factors.ts';
import { tellOfFollowUps } from './tell-of-follow-ups.ts';
import { keepToldStrength } from './told-strength.ts';

type Input = ParsedInputOf<typeof contract>;

export async function makeFollowUp(ctx: Context, actor: Actor, input: Input) {
  await refuseUnknown(ctx.db, input);
  if (input.evidence?.length && !input.postMortemId)
    throw new AppError('bad-input', 'evidence needs the post-mortem that it belongs to: send `postMortemId` as well.');
  const now = ctx.now();
  const { id, postMortemId } = await ctx.transaction(async (tx) => {
    const head = input.postMortemId
      ? await getPostMortemHead(tx, actor, input.postMortemId, 'follow-up.edit', true)
      : undefined;
    const evidence = [...new Set([...(input.evidence ?? []), ...(input.from?.eventId ? [input.from.eventId] : [])])];
    await refuseOtherFactors(tx, head?.id ?? null, input.factorIds ?? []);
    await refuseOtherOrigin(tx, head, input.from);
    if (head) await citeEvidence(tx, head, evidence);
    const fields = { ...fieldsOf(input, actor), post_mortem_id: head?.id ?? null, evidence };
    const whole = { ...fields, ...(await proposed(tx, input, head, now)) };
    const id = await insertFollowUp(tx, whole, actorName(actor) ?? 'somebody', now);
    await keepToldStrength(tx, ctx, [id]);
    if (head) await keepRowText(tx, head.id);
    const made = await findFollowUp(tx, id);
    if (made) {
      const steps = planned(id, whole, input.dueOn === undefined && whole.due_on !== null);
      await noteWork(tx, ctx, actor, [{ row: made, steps, change: 'created' }], doingOf(actor, now));
    }
    return { id, postMortemId: head?.id ?? null };
  });
  tellOfFollowUps(ctx, postMortemId);
  const row = await findFollowUp(ctx.db, id);
  if (!row) throw new AppError('conflict', 'The follow-up was removed just now.');
  return presentFollowUp(row, actor);
}
export const createFollowUp = operation(contract, makeFollowUp);

const fieldsOf = (input: Input, actor: Actor) => ({
  title: input.title,
  why: input.why ?? '',
  owner_id: input.ownerId ?? null,
  priority: input.priority ?? null,
  url: input.url ?? null,
  kind: input.kind ?? null,
  strength: input.strength ?? null,
  factor_ids: [...new Set(input.factorIds)],
  quote: input.quote ?? '',
  effect: input.effect ?? null,
  links: input.links ?? [],
  came_from: cameFrom(input, actor),
});

/** Whoever does not say is told by how they came: with an API key, or from words that were selected. */
function cameFrom({ from, quote }: Input, actor: Actor): Origin {
  if (from) return from;
  if (actor.kind === 'key') return { kind: 'api' };
  return { kind: quote ? 'selection' : 'by-hand' };
}

/** A team and a date that nobody named: those of its services or its owner, and of the service levels. Null says none is wanted. */
async function proposed(tx: Tx, input: Input, head: PostMortemHead | undefined, now: Date) {
  const team =
    input.teamId === undefined ? await likelyTeam(tx, head?.id ?? null, input.ownerId ?? null) : input.teamId;
  const level =
    input.dueOn === undefined
      ? await proposedDate(tx, { priority: input.priority ?? null, postMortemId: head?.id ?? null }, now)
      : undefined;
  return { team_id: team, due_on: input.dueOn ?? level?.dueOn ?? null };
}

/** What it came from must be of its post-mortem: another may be private. */
async function refuseOtherOrigin(db: Db, head: PostMortemHead | undefined, from: Input['from']): Promise<void> {
  const { threadId, eventId, section } = from ?? {};
  if (!threadId && !eventId && !section) return;
  if (!head)
    throw new AppError('bad-input', '`from` needs the post-mortem that it belongs to: send `postMortemId` as well.');
  if (!(await findsOrigin(db, head.id, { threadId, section })))
    throw new AppError('bad-input', 'What it comes from is not in this post-mortem.', [
      { path: 'from', why: 'names what this post-mortem does not have' },
    ]);
}

type Whole = { owner_id: string | null; team_id: string | null; due_on: string | null };

function planned(followUpId: string, { owner_id, team_id, due_on }: Whole, isByLevel: boolean): NewChange[] {
  const first: NewChange = {
    followUpId,
    kind: 'planned',
    before: null,
    after: due_on ? { dueOn: due_on } : null,
    note: isByLevel ? 'Its date is that of the service level' : null,
  };
  const given = (kind: 'owner' | 'team', field: string, value: string | null): NewChange[] =>
    value === null ? [] : [{ followUpId, kind, before: null, after: { [field]: value }, note: null }];
  return [first, ...given('owner', 'ownerId', owner_id), ...given('team', 'teamId', team_id)];
}
