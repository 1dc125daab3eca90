import { findPerson } from '#server/features/people/index.ts';
import type { Db } from '#server/platform/context.ts';
import { AppError } from '#shared/errors.ts';
import { type Actor, may } from '#shared/rules/access.ts';

/** When somebody is away is their own business, and that of who runs the installation. */
export async function refuseOthersDays(db: Db, actor: Actor, personId: string): Promise<void> {
  if (!(await findPerson(db, personId))) throw new AppError('not-found', 'There is no such person.');
  if (actor.kind === 'member' && actor.personId === personId) return;
  if (!may(actor, 'member.manage'))
    throw new AppError('forbidden', 'Working days are for each person to say, or for an admin.');
}
