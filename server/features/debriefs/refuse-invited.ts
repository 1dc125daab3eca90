import type { PostMortemHead } from '#server/features/post-mortems/index.ts';
import type { Db } from '#server/platform/context.ts';
import { AppError } from '#shared/errors.ts';
import { maySee } from '#shared/rules/access.ts';
import { listByIds } from './invitable-store.ts';

/** Refuses whoever is not there, left, or may not see a private document: an invitation must not tell of it. */
export async function refuseUninvitable(
  db: Db,
  head: PostMortemHead,
  personIds: readonly string[],
  path: string,
): Promise<void> {
  const found = new Map((await listByIds(db, personIds)).map((one) => [one.id, one]));
  for (const personId of personIds) {
    const why = whyNot(found.get(personId), head);
    if (why !== null) throw new AppError('bad-input', why, [{ path, why }]);
  }
}

type Person = Awaited<ReturnType<typeof listByIds>>[number];

function whyNot(person: Person | undefined, head: PostMortemHead): string | null {
  if (!person) return 'There is no such person.';
  const { id: personId, name, role, disabled } = person;
  if (disabled) return `${name} cannot sign in any more.`;
  const isInIt = head.participantIds.includes(personId);
  const sees = !head.private || isInIt || (role !== null && maySee({ kind: 'member', personId, role, name }, head));
  return sees ? null : `${name} cannot see this private post-mortem. Add them to its incident first.`;
}
