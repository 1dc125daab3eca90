import type { z } from 'zod';
import { citeEvidence } from '#server/features/factors/index.ts';
import { editRow, keepRowText, refuseConflicts } from '#server/features/findings/index.ts';
import { actorName } from '#server/features/people/index.ts';
import type { OwnStrength } from '#server/platform/follow-up-tables.ts';
import { operation } from '#server/platform/operation.ts';
import { updateFollowUp as contract } from '#shared/contracts/post-mortems.ts';
import { AppError } from '#shared/errors.ts';
import type { Actor } from '#shared/rules/access.ts';
import { refuseChange, type WorkChange } from '#shared/rules/follow-up-work.ts';
import { postponing, stateOf, stepsOf } from './change-work.ts';
import { type FollowUpRow, findFollowUp, nextNumber } from './follow-ups-store.ts';
import { changeWord, doingOf, noteWork } from './note-work.ts';
import { noSuchFollowUp, openFollowUp } from './open-follow-up.ts';
import { refuseUnknown } from './open-follow-ups.ts';
import { presentFollowUp } from './present-follow-up.ts';
import { refuseOtherFactors } from './refuse-other-factors.ts';
import { tellOfFollowUps } from './tell-of-follow-ups.ts';
import { keepToldStrength } from './told-strength.ts';

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
  teamId: 'team_id',
  effect: 'effect',
  links: 'links',
};

export const updateFollowUp = operation(contract, async (ctx, actor, input) => {
  await refuseUnknown(ctx.db, input);
  const now = ctx.now();
  const { postMortemId, edited } = await ctx.transaction(async (tx) => {
    const { row, head } = await openFollowUp(tx, actor, input.id);
    refuseUnfit(row, input, actor);
    await refuseOtherFactors(tx, row.postMortemId, input.factorIds ?? []);
    if (head) await citeEvidence(tx, head, input.addEvidence);
    const edited = await editRow(tx, 'follow_ups', row, {
      values: valuesOf(row),
      edit: editOf(row, input),
      columns: COLUMNS,
      seen: input.version,
      addEvidence: input.addEvidence,
      removeEvidence: input.removeEvidence,
      also: ({ status, state, dueOn, links }) => ({
        ...(status === undefined ? {} : { done_at: status === 'done' ? now : null }),
        ...(state === 'confirmed' && row.number === null ? { number: nextNumber() } : {}),
        ...(dueOn === undefined
          ? {}
          : { postponed: row.postponed + postponing(row, { status: status ?? row.status, dueOn }) }),
        ...(links === undefined ? {} : { links: JSON.stringify(links) }),
      }),
      by: actorName(actor) ?? 'somebody',
      now,
    });
    if (head && edited.saved.length > 0) await keepRowText(tx, head.id);
    if (edited.saved.length > 0) {
      if (edited.saved.includes('title') || edited.saved.includes('why')) await keepToldStrength(tx, ctx, [row.id]);
      const steps = stepsOf(row, savedOf(input, edited.saved), input.because);
      await noteWork(tx, ctx, actor, [{ row, steps, change: changeWord(steps) }], doingOf(actor, now));
    }
    return { postMortemId: row.postMortemId, edited };
  });
  if (edited.saved.length > 0) tellOfFollowUps(ctx, postMortemId);
  refuseConflicts(edited);
  const row = await findFollowUp(ctx.db, input.id);
  if (!row) throw noSuchFollowUp();
  return presentFollowUp(row, actor);
});

function refuseUnfit(row: FollowUpRow, input: Input, actor: Actor): void {
  if (row.removedAt) throw new AppError('conflict', 'This follow-up was removed. Restore it to change it.');
  const asked = { because: input.because, needsBecause: actor.kind === 'member' };
  const why = refuseChange(stateOf(row), input, asked);
  if (why) throw new AppError('incomplete', why.words, [{ path: why.path, why: 'is missing' }]);
  if (input.addEvidence?.length && row.postMortemId === null)
    throw new AppError('bad-input', 'A follow-up without a post-mortem has no evidence to show.');
}

function valuesOf(row: FollowUpRow) {
  const { title, why, status, reason, ownerId, dueOn, priority, url, kind, strength, factorIds, state } = row;
  const { teamId, expectedEffect: effect, links } = row;
  const work = { title, why, status, reason, ownerId, dueOn, priority, url, kind, strength, factorIds, state };
  return { ...work, teamId, effect, links };
}

/** Who begins what a draft proposed, or finishes it, has taken it on. */
function editOf(row: FollowUpRow, input: Input) {
  const { title, why, status, reason, ownerId, dueOn, priority, url, kind, factorIds } = input;
  const isTakenOn = row.state === 'candidate' && status !== undefined && status !== row.status;
  const state = input.state ?? (isTakenOn ? ('confirmed' as const) : undefined);
  const strength = input.strength && isSameStrength(input.strength, row.strength) ? row.strength : input.strength;
  const work = { title, why, status, reason, ownerId, dueOn, priority, url, kind, strength, factorIds, state };
  const effect = same(input.effect, row.expectedEffect);
  return { ...work, teamId: input.teamId, effect, links: same(input.links, row.links) };
}

/** What says the same again is what is there: these are compared as one value. */
const same = <T>(said: T | undefined, now: T): T | undefined =>
  JSON.stringify(said) === JSON.stringify(now) ? now : said;

/** Of what was asked, what nobody else had changed meanwhile. */
function savedOf(input: Input, saved: readonly string[]): WorkChange {
  const { status, reason, ownerId, teamId, dueOn, priority } = input;
  const asked = { status, reason, ownerId, teamId, dueOn, priority };
  return Object.fromEntries(Object.entries(asked).filter(([field]) => saved.includes(field) || field === 'reason'));
}

/** Level and reason are one field: a reason is given for a level, and goes with it. */
const isSameStrength = (one: OwnStrength, other: OwnStrength | null): boolean =>
  one.level === other?.level && one.why === other.why;
