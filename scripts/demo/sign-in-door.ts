import type { FastifyInstance } from 'fastify';
import { startSession } from '#server/features/people/start-session.ts';
import { sessionCookie } from '#server/http/session.ts';
import type { Context } from '#server/platform/context.ts';
import { newToken } from '#server/platform/secrets.ts';

export type Door = {
  addRoute: (http: FastifyInstance, ctx: Context) => void;
  /** The path that signs this member in, as often as it is opened. */
  pathFor: (personId: string) => string;
};

/** A link that signs one in: for a demo, where there is nothing to protect but the newcomer's first minute. */
export function openDoor(): Door {
  const secret = newToken(12);
  let personId: string | undefined;
  return {
    addRoute: (http, ctx) => {
      http.get(`/demo/${secret}`, async (_request, reply) => {
        if (personId === undefined) return reply.redirect('/sign-in');
        const { token, expiresAt } = await ctx.transaction((tx) => startSession(ctx, tx, personId as string));
        sessionCookie(reply, ctx.publicUrl.startsWith('https://'))(token, expiresAt);
        return reply.redirect('/');
      });
    },
    pathFor: (id) => {
      personId = id;
      return `/demo/${secret}`;
    },
  };
}
