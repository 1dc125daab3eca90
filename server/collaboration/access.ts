import { findActorByKey, findActorBySession } from '#server/features/people/index.ts';
import { guardOf, type PostMortemHead, postMortemHeadOf } from '#server/features/post-mortems/index.ts';
import type { Context } from '#server/platform/context.ts';
import { type Actor, may, maySee } from '#shared/rules/access.ts';
import type { Access } from './guard.ts';
import { type LiveDocument, quarantineSentence } from './live-document.ts';
import { Refusal } from './refusal.ts';
import type { Proof, Visitor } from './visitor.ts';

/** What a token stands for: an API key, or the session of the page that opened the socket. */
export function proofOf(visitor: Visitor, token: string): Proof {
  if (token !== '' && token !== 'session') return { kind: 'key', secret: token };
  if (visitor.sessionToken === null) throw new Refusal('Sign in first, or send an API key as the token.');
  return { kind: 'session', token: visitor.sessionToken };
}

export async function actorOf(ctx: Context, proof: Proof): Promise<Actor | undefined> {
  if (proof.kind === 'key') return findActorByKey(ctx, proof.secret);
  return (await findActorBySession(ctx, proof.token))?.actor;
}

export const noLongerSignedIn = ({ kind }: Proof): string =>
  kind === 'key'
    ? 'The API key is unknown or was revoked.'
    : 'You are signed out. Sign in to go on; what you wrote here is kept.';

/** What an actor may do in a document at this moment. `head` is undefined when there is no such post-mortem. */
export function accessOf(actor: Actor, head: PostMortemHead | undefined, live?: LiveDocument): Access {
  if (!head || !maySee(actor, head))
    return {
      may: 'nothing',
      why: 'There is no such document, or it is private and you took no part in its incident.',
    };
  if (!may(actor, 'post-mortem.read', head))
    return { may: 'nothing', why: 'Your role does not allow this. Ask an admin.' };
  if (live?.quarantined) return { may: 'read', why: quarantineSentence(live.quarantined) };
  if (!may(actor, 'post-mortem.edit', head))
    return { may: 'read', why: 'Your role lets you read, not write. Ask an admin.' };
  if (head.status === 'published')
    return { may: 'read', why: 'It is published, and published text does not change. Reopen it to write.' };
  if (live?.isTooLarge)
    return {
      may: 'read',
      why: 'This document has reached 20 MB, the most it can hold. It can be read, but not written any more.',
    };
  return { may: 'write' };
}

/** A post-mortem with what privacy hangs on; undefined when there is none. */
export async function findHead(ctx: Context, postMortemId: string): Promise<PostMortemHead | undefined> {
  const row = await postMortemHeadOf(ctx.db, postMortemId);
  return row && { ...row, ...(await guardOf(ctx.db, postMortemId)) };
}
