import type { Db } from '#server/platform/context.ts';
import { AppError } from '#shared/errors.ts';
import { may } from '#shared/rules/access.ts';
import { findWriter } from './handovers-store.ts';

/** Somebody who can sign in and write; says why not where they cannot. */
export async function getAbleWriter(db: Db, personId: string): Promise<{ id: string; name: string }> {
  const person = await findWriter(db, personId);
  if (!person) throw new AppError('not-found', 'There is no such person.');
  const { id, name, role, disabled } = person;
  const why =
    role === null
      ? `${name} cannot sign in yet. An admin can invite them under Settings.`
      : disabled
        ? `${name} cannot sign in any more. Ask somebody else.`
        : may({ kind: 'member', personId: id, role, name }, 'post-mortem.edit')
          ? null
          : `${name} is a viewer: viewers read. An admin can change that under Settings.`;
  if (why !== null) throw new AppError('bad-input', why, [{ path: 'personId', why }]);
  return { id, name };
}
