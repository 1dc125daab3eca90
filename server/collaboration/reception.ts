import type { Context } from '#server/platform/context.ts';
import { postMortemIn } from '#shared/document/live/messages.ts';
import { AppError } from '#shared/errors.ts';
import { accessOf, actorOf, findHead, noLongerSignedIn, proofOf } from './access.ts';
import { COME_AGAIN } from './limits.ts';
import { quarantineSentence } from './live-document.ts';
import type { OpenDocuments } from './live-documents.ts';
import { Refusal } from './refusal.ts';
import { personOf, type Visitor } from './visitor.ts';
import { Watch } from './watch.ts';

/** Decides who comes in: at each opening of a document, and again whenever something about it has changed. */
export function letIn(ctx: Context, documents: OpenDocuments): void {
  const watch = new Watch(ctx);
  documents.recheck = (which) => watch.look(which);
  documents.hocuspocus.configure({
    extensions: [
      {
        onAuthenticate: async ({ token, documentName: name, context, connectionConfig }) => {
          const visitor = context as Visitor;
          try {
            Object.assign(visitor, await welcome(ctx, visitor, token));
            connectionConfig.readOnly = await readOnlyIn(ctx, documents, name, visitor);
          } catch (error) {
            throw asRefusal(ctx, visitor, error);
          }
        },
        connected: async ({ connection, context, documentName: name }) => {
          const live = documents.open.get(postMortemIn(name) ?? '');
          const guard = live?.guards.get(connection);
          if (!live || !guard) return;
          if (live.quarantined) guard.tell({ type: 'quarantined', why: quarantineSentence(live.quarantined) });
          // Between asking and coming in, everything may have changed.
          const visitor = context as Visitor;
          try {
            const { turn } = live;
            const access = accessOf(visitor.actor ?? { kind: 'nobody' }, await findHead(ctx, live.postMortemId), live);
            if (live.turn === turn) guard.grant(access);
            if (access.may === 'read') guard.tell({ type: 'access', write: false, why: access.why });
          } catch (error) {
            ctx.log.warn({ err: error }, 'what somebody may do could not be asked');
            guard.hangUp(COME_AGAIN);
          }
        },
      },
    ],
  });
}

async function welcome(ctx: Context, visitor: Visitor, token: string): Promise<Pick<Visitor, 'proof' | 'actor'>> {
  const proof = proofOf(visitor, token);
  const actor = await actorOf(ctx, proof);
  if (!actor) throw new Refusal(noLongerSignedIn(proof));
  const full = visitor.socket.whyFull(personOf({ ...visitor, actor }));
  if (full) throw new Refusal(full);
  return { proof, actor };
}

async function readOnlyIn(ctx: Context, documents: OpenDocuments, name: string, visitor: Visitor): Promise<boolean> {
  const postMortemId = postMortemIn(name) ?? '';
  const head = await findHead(ctx, postMortemId);
  const live = documents.open.get(postMortemId);
  const access = accessOf(visitor.actor ?? { kind: 'nobody' }, head, live);
  if (access.may === 'nothing') throw new Refusal(access.why);
  return access.may === 'read';
}

/** What a client is told. Who cannot be judged at this moment is not refused, but asked to come again. */
function asRefusal(ctx: Context, visitor: Visitor, error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof AppError && error.code !== 'unavailable') return new Refusal(error.message);
  ctx.log.warn({ err: error }, 'somebody could not be let in');
  visitor.socket.hangUp(COME_AGAIN);
  return new Refusal(COME_AGAIN.reason);
}
