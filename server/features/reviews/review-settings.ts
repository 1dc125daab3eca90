import type { z } from 'zod';
import { actorName } from '#server/features/people/index.ts';
import type { Db } from '#server/platform/context.ts';
import { operation } from '#server/platform/operation.ts';
import { whatChanged } from '#server/platform/record-entry.ts';
import { getReviewSettings as getContract, setReviewSettings as setContract } from '#shared/contracts/reviews.ts';
import { AppError } from '#shared/errors.ts';
import { type Actor, allowances } from '#shared/rules/access.ts';
import { getReviewSettings, listReviewPeople, type ReviewSettings, saveReviewSettings } from './settings-store.ts';

export const showReviewSettings = operation(getContract, async ({ db }, actor) =>
  present(db, actor, await getReviewSettings(db)),
);

export const setReviewSettings = operation(setContract, async (ctx, actor, { rules, seen }) => {
  const settings = await ctx.transaction(async (tx) => {
    const old = await getReviewSettings(tx, true);
    if (seen !== undefined && seen !== (old.changedAt?.toISOString() ?? null))
      throw new AppError('stale', `${old.changedBy ?? 'Somebody'} changed the rules meanwhile. Read them again first.`);
    await refuseUnknown(tx, [...new Set(rules.flatMap((one) => one.personIds))]);
    const changed = { rules, changedBy: actorName(actor), changedAt: ctx.now() };
    await saveReviewSettings(tx, changed);
    await ctx.record(tx, actor, {
      action: 'review.settings-changed',
      subject: { kind: 'review', id: null, name: 'Rules of review' },
      ...whatChanged({ rules: old.rules }, { rules }),
    });
    return changed;
  });
  return present(ctx.db, actor, settings);
});

async function refuseUnknown(db: Db, personIds: string[]): Promise<void> {
  const known = new Map((await listReviewPeople(db, personIds)).map((one) => [one.id, one]));
  for (const personId of personIds) {
    const person = known.get(personId);
    if (!person) throw new AppError('bad-input', 'One of the reviewers does not exist.');
    if (person.role === null) throw new AppError('bad-input', `${person.name} cannot sign in, and so cannot review.`);
  }
}

async function present(
  db: Db,
  actor: Actor,
  { rules, changedBy, changedAt }: ReviewSettings,
): Promise<z.input<typeof getContract.output>> {
  const people = new Map(
    (
      await listReviewPeople(
        db,
        rules.flatMap((one) => one.personIds),
      )
    ).map((one) => [one.id, one]),
  );
  return {
    rules: rules.map(({ personIds, ...rule }) => ({
      ...rule,
      people: personIds.flatMap((id) => {
        const person = people.get(id);
        return person ? [{ id, name: person.name, active: person.isMember && person.role !== 'viewer' }] : [];
      }),
    })),
    changedBy,
    changedAt: changedAt?.toISOString() ?? null,
    may: allowances(actor, ['settings.edit']),
  };
}
