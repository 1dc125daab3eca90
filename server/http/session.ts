import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Credentials, findActorByKey, findActorBySession } from '#server/features/people/index.ts';
import type { Context } from '#server/platform/context.ts';
import { AppError } from '#shared/errors.ts';
import type { Actor } from '#shared/rules/access.ts';

const COOKIE = 'debrief_session';
const NOBODY: Credentials = { actor: { kind: 'nobody' }, csrf: null };

/** Who is asking: an API key, a browser session, or nobody. A key that is wrong is refused, not ignored. */
export async function identify(ctx: Context, request: FastifyRequest): Promise<Credentials> {
  const header = request.headers.authorization;
  if (header !== undefined) {
    const match = /^Bearer\s+(\S+)\s*$/i.exec(header);
    const found = match?.[1] ? await findActorByKey(ctx, match[1]) : undefined;
    if (!found)
      throw new AppError(
        'not-signed-in',
        'The API key is unknown or was revoked. Make one with `debrief keys create --name N`.',
      );
    return { actor: found, csrf: null };
  }
  const token = sessionToken(request);
  if (!token) return NOBODY;
  return (await findActorBySession(ctx, token)) ?? NOBODY;
}

export function sessionToken(request: FastifyRequest): string | null {
  return request.cookies[COOKIE] ?? null;
}

/** A browser sends the cookie by itself, so a change must also show the token that only our page knows. */
export function checkCsrf(request: FastifyRequest, actor: Actor, csrf: string | null): void {
  if (actor.kind !== 'member' || request.method === 'GET' || request.method === 'HEAD') return;
  if (csrf !== null && request.headers['x-debrief-csrf'] === csrf) return;
  throw new AppError('forbidden', 'This change did not come from a page of Debrief. Reload the page and try again.');
}

/** Signing in itself has no token yet: there the browser's own word on where the request came from decides. */
export function checkSameOrigin(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return;
  throw new AppError('forbidden', 'This request came from another site.');
}

export function sessionCookie(
  reply: FastifyReply,
  isSecure: boolean,
): (token: string | null, expiresAt?: Date) => void {
  const base = { path: '/', httpOnly: true, sameSite: 'lax' as const, secure: isSecure };
  return (token, expiresAt) => {
    if (token === null) reply.clearCookie(COOKIE, base);
    else reply.setCookie(COOKIE, token, { ...base, expires: expiresAt });
  };
}
