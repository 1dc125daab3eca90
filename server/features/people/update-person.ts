import { operation } from '#server/platform/operation.ts';
import { updatePerson as contract } from '#shared/contracts/people.ts';
import { AppError } from '#shared/errors.ts';
import { findPerson, savePerson } from './people-store.ts';

export const updatePerson = operation(contract, async (ctx, actor, { id, name, handles }) => {
  return ctx.transaction(async (tx) => {
    const before = await findPerson(tx, id);
    if (!before) throw new AppError('not-found', 'There is no such person.');
    const isOwn = actor.kind === 'member' && actor.personId === id;
    if (before.isMember && name !== undefined && !isOwn)
      throw new AppError('forbidden', 'Members choose their own name.');
    const cleaned = handles?.map((handle) => handle.replace(/^@/, '').toLowerCase()).filter(Boolean);
    const fields = {
      ...(name === undefined ? {} : { name }),
      ...(cleaned === undefined ? {} : { handles: [...new Set(cleaned)] }),
    };
    await savePerson(tx, id, fields);
    return { ...before, ...fields };
  });
});
