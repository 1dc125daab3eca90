import { findPeople, findPerson } from '#server/features/people/index.ts';
import { operation } from '#server/platform/operation.ts';
import { assignStep as contract } from '#shared/contracts/processes.ts';
import { AppError } from '#shared/errors.ts';
import { changeStep } from './change-step.ts';

export const assignStep = operation(contract, async (ctx, actor, { personId, ...which }) => {
  const person = personId === null ? undefined : await findPerson(ctx.db, personId);
  if (personId !== null && !person) throw new AppError('not-found', 'There is no such person.');
  if (person && !person.isMember)
    throw new AppError('bad-input', `${person.name} cannot sign in, and so cannot see to a step.`, [
      { path: 'personId', why: 'cannot sign in' },
    ]);
  return changeStep(
    ctx,
    actor,
    which,
    (step) => {
      if (step.state !== 'open') throw new AppError('conflict', `"${step.title}" is settled. Open it again first.`);
      return { chosenId: personId };
    },
    async (before, after, tx) => {
      const people = await findPeople(
        tx,
        [before.personId, after.personId].filter((id) => id !== null),
      );
      const nameOf = (id: string | null) => (id === null ? null : (people.get(id)?.name ?? null));
      return {
        action: 'step.assigned',
        before: { [before.title]: nameOf(before.personId) },
        after: { [after.title]: nameOf(after.personId) },
      };
    },
  );
});
