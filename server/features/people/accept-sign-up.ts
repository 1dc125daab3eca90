import type { Tx } from '#server/platform/context.ts';
import { operation } from '#server/platform/operation.ts';
import { hashPassword, hashToken } from '#server/platform/secrets.ts';
import { acceptSignUp as contract } from '#shared/contracts/people.ts';
import { AppError } from '#shared/errors.ts';
import type { Actor } from '#shared/rules/access.ts';
import {
  addMember,
  dropFirstAdminLinks,
  dropSessionsOf,
  findMember,
  findMemberByEmail,
  saveMember,
  useSignUpLink,
} from './members-store.ts';
import { addPerson, resolvePeople } from './people-store.ts';
import { presentSessionOf } from './present-session.ts';
import { USED_LINK } from './show-sign-up.ts';
import { startSession } from './start-session.ts';

export const acceptSignUp = operation(contract, async (ctx, _actor, input, request) => {
  const passwordHash = await hashPassword(input.password);
  const { token, expiresAt } = await ctx.transaction(async (tx) => {
    const link = await useSignUpLink(tx, hashToken(input.token), ctx.now());
    if (!link) throw new AppError('not-found', USED_LINK);
    // An invitation names its address: whoever else finds the link cannot sign up as somebody of their choosing.
    const email = link.email ?? input.email;
    const personId =
      link.person_id ?? (await newMember(tx, { name: input.name, email, passwordHash, role: link.role }));
    if (link.person_id) {
      await saveMember(tx, personId, { password_hash: passwordHash });
      await dropSessionsOf(tx, personId);
    } else {
      await tx
        .updateTable('people')
        .set({ name: input.name, time_zone: input.timeZone ?? null })
        .where('id', '=', personId)
        .execute();
    }
    if (link.purpose === 'first-admin') await dropFirstAdminLinks(tx);
    const actor: Actor = { kind: 'member', personId, role: link.role, name: link.name ?? input.name };
    await ctx.record(tx, actor, {
      action: link.person_id ? 'member.password-chosen' : 'member.joined',
      subject: { kind: 'person', id: personId, name: actor.name },
      after: link.person_id ? null : { email, role: link.role, by: link.purpose },
    });
    return startSession(ctx, tx, personId);
  });
  ctx.documents.recheckAccess();
  request.setSession(token, expiresAt);
  return presentSessionOf(ctx, token);
});

async function newMember(
  tx: Tx,
  fields: { name: string; email: string; passwordHash: string; role: 'admin' | 'editor' | 'viewer' },
): Promise<string> {
  if (await findMemberByEmail(tx, fields.email))
    throw new AppError(
      'conflict',
      'Somebody signs in with this e-mail already. Sign in, or ask for a link to choose a new password.',
    );
  const mention = { name: fields.name, email: fields.email };
  const [known] = await resolvePeople(tx, [mention]);
  // Somebody else of the same name signs in already: this is another person.
  const personId = known && !(await findMember(tx, known)) ? known : await addPerson(tx, mention);
  await tx.updateTable('people').set({ email: fields.email }).where('id', '=', personId).execute();
  await addMember(tx, { personId, ...fields });
  return personId;
}
