import type { z } from 'zod';
import { citeEvidence } from '#server/features/factors/index.ts';
import { editRow, keepRowText, refuseConflicts } from '#server/features/findings/index.ts';
import { actorName, findPerson } from '#server/features/people/index.ts';
import { operation } from '#server/platform/operation.ts';
import type { OwnStrength } from '#server/platform/tables.ts';
import { updateFollowUp as contract } from '#shared/contracts/post-mortems.ts';
import { AppError } from '#shared/errors.ts';
import { type FollowUpRow, findFollowUp, nextNumber } from './follow-ups-store.ts';
import { noSuchFollowUp, openFollowUp } from './open-follow-up.ts';
import { presentFollowUp } from './present-follow-up.ts';
import { refuseOtherFactors } from './refuse-other-factors.ts';
import { tellOfFollowUps } from './tell-of-follow-ups.ts';

type Input = z.output<typeof contract.input>;

const COLUMNS = {
  title: 'title',
  why: 'why',
  status: 'status',
  reason: 'reason',
  ownerId: 'owner_id',
  dueOn: 'due_on',
  priority: 'priority',
  url: 'url',
  kind: 'kind',
  strength: 'strength',
  factorIds: 'factor_ids',
  state: 'state',
};

export const updateFollowUp = operation(contract, async (ctx, actor, input) => {
  if (input.ownerId && !(await findPerson(ctx.db, input.ownerId)))
    throw new AppError('not-found', 'There is no such person to own it.');
  const now = ctx.now();
  const { postMortemId, edited } = await ctx.transaction(async (tx) => {
    const { row, head } = await openFollowUp(tx, actor, input.id);
    refuseUnfit(row, input);
    await refuseOtherFactors(tx, row.postMortemId, input.factorIds ?? []);
    if (head) await citeEvidence(tx, head, input.addEvidence);
    const edited = await editRow(tx, 'follow_ups', row, {
      values: valuesOf(row),
      edit: editOf(row, input),
      columns: COLUMNS,
      seen: input.version,
      addEvidence: input.addEvidence,
      removeEvidence: input.removeEvidence,
      also: ({ status, state }) => ({
        ...(status === undefined ? {} : { done_at: status === 'done' ? now : null }),
        ...(state === 'confirmed' && row.number === null ? { number: nextNumber() } : {}),
      }),
      by: actorName(actor) ?? 'somebody',
      now,
    });
    if (head && edited.saved.length > 0) await keepRowText(tx, head.id);
    return { postMortemId: row.postMortemId, edited };
  });
  if (edited.saved.length > 0) tellOfFollowUps(ctx, postMortemId);
  refuseConflicts(edited);
  const row = await findFollowUp(ctx.db, input.id);
  if (!row) throw noSuchFollowUp();
  return presentFollowUp(row, actor);
});

function refuseUnfit(row: FollowUpRow, input: Input): void {
  if (row.removedAt) throw new AppError('conflict', 'This follow-up was removed. Restore it to change it.');
  if (input.status === 'wont-do' && !(input.reason || row.reason))
    throw new AppError('incomplete', 'Say why it will not be done: `reason` is missing.', [
      { path: 'reason', why: 'is missing' },
    ]);
  if (input.addEvidence?.length && row.postMortemId === null)
    throw new AppError('bad-input', 'A follow-up without a post-mortem has no evidence to show.');
}

function valuesOf(row: FollowUpRow) {
  const { title, why, status, reason, ownerId, dueOn, priority, url, kind, strength, factorIds, state } = row;
  return { title, why, status, reason, ownerId, dueOn, priority, url, kind, strength, factorIds, state };
}

/** Who begins what a draft proposed, or finishes it, has taken it on. */
function editOf(row: FollowUpRow, input: Input) {
  const { title, why, status, reason, ownerId, dueOn, priority, url, kind, factorIds } = input;
  const isTakenOn = row.state === 'candidate' && status !== undefined && status !== row.status;
  const state = input.state ?? (isTakenOn ? ('confirmed' as const) : undefined);
  const strength = input.strength && isSameStrength(input.strength, row.strength) ? row.strength : input.strength;
  return { title, why, status, reason, ownerId, dueOn, priority, url, kind, strength, factorIds, state };
}

/** Level and reason are one field: a reason is given for a level, and goes with it. */
const isSameStrength = (one: OwnStrength, other: OwnStrength | null): boolean =>
  one.level === other?.level && one.why === other.why;
