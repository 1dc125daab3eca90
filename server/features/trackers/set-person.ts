import { findPerson } from '#server/features/people/index.ts';
import { operation } from '#server/platform/operation.ts';
import { setTrackerPerson as contract } from '#shared/contracts/tracker-people.ts';
import { AppError } from '#shared/errors.ts';
import { reopenAssignees, setPerson } from './tracker-people-store.ts';
import { getTrackerRow } from './trackers-store.ts';

/** One account at a time: what was found meanwhile about others stays. */
export const setPersonOfAccount = operation(contract, async (ctx, actor, { id, account, personId }) => {
  const tracker = await getTrackerRow(ctx.db, id);
  const person = personId === null ? null : await findPerson(ctx.db, personId);
  if (person === undefined) throw new AppError('not-found', 'This person is not known here.');
  await ctx.transaction(async (tx) => {
    await setPerson(tx, tracker.id, account, personId);
    if (personId !== null) {
      await reopenAssignees(tx, tracker.id, account, personId);
      await ctx.emit(tx, { type: 'tracker-asked', trackerId: tracker.id });
    }
    await ctx.record(tx, actor, {
      action: 'tracker.person-set',
      subject: { kind: 'tracker', id: tracker.id, name: tracker.name },
      after: { account, person: person?.name ?? null },
    });
  });
  return { ok: true as const };
});
