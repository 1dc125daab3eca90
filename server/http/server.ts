import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import { getInstallation } from '#server/features/installation/index.ts';
import type { Context } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';
import type { Operation } from '#server/platform/operation.ts';
import { AppError } from '#shared/errors.ts';
import type { Actor } from '#shared/rules/access.ts';
import { mountAnswers } from './answer-page.ts';
import { mountDocs } from './docs.ts';
import { type Health, mountHealth } from './health.ts';
import { mount } from './mount.ts';
import { answerError } from './problems.ts';
import { openReading } from './reading.ts';
import { mountShared } from './shared-page.ts';
import { mountWeb } from './web.ts';

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor;
  }
}

export type HttpOptions = {
  ctx: Context;
  operations: Operation[];
  health: Health;
  webFolder: string;
  trustProxy: string[];
};

/** Addresses where a stranger may guess: few tries a minute from one place. */
const GUESSABLE = new Set(['session.sign-in', 'sign-up.show', 'sign-up.accept', 'answers.show', 'answers.give']);

/** Door 1. Mounts every operation, the pages, the documentation and the probes; catches every error once. */
export async function createHttpServer(options: HttpOptions): Promise<FastifyInstance> {
  const { ctx, operations } = options;
  const isSecure = ctx.publicUrl.startsWith('https://');
  const app = Fastify({
    loggerInstance: ctx.log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => newId(),
    trustProxy: options.trustProxy.length > 0 ? options.trustProxy : false,
    routerOptions: { maxParamLength: 500 },
    requestTimeout: 120_000,
    forceCloseConnections: 'idle',
  }) as unknown as FastifyInstance;
  app.decorateRequest('actor', undefined as never);
  app.setErrorHandler(async (error, request, reply) => answerError(error, request, reply, await wordFor(ctx, error)));
  app.addHook('onSend', async (_request, reply, payload) => {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) if (!reply.hasHeader(name)) reply.header(name, value);
    return payload;
  });
  await app.register(cookie);
  await app.register(async (guarded) => {
    await guarded.register(rateLimit, {
      max: 20,
      timeWindow: '1 minute',
      cache: 5000,
      keyGenerator: (request) => networkOf(request.ip),
      errorResponseBuilder: () =>
        new AppError('too-many-requests', 'Too many tries from your network. Wait a minute and try again.'),
    });
    for (const op of operations.filter((one) => GUESSABLE.has(one.contract.name))) mount(guarded, ctx, op, isSecure);
  });
  for (const op of operations)
    if (!GUESSABLE.has(op.contract.name) && !op.contract.bytes) mount(app, ctx, op, isSecure);
  await app.register(async (bytes) => {
    bytes.removeAllContentTypeParsers();
    bytes.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    for (const op of operations) if (op.contract.bytes) mount(bytes, ctx, op, isSecure);
  });
  mountShared(app, ctx, operations, isSecure);
  await mountAnswers(app, ctx, operations, isSecure);
  mountHealth(app, options.health);
  mountDocs(app, ctx.version);
  await mountWeb(app, options.webFolder, openReading(ctx, operations, options.webFolder));
  return app;
}

/** The installation's word, where a refusal names it; a failing database must not make the refusal fail too. */
async function wordFor(ctx: Context, error: unknown): Promise<string> {
  const names = error instanceof AppError && JSON.stringify([error.message, error.problems]).includes('ost-mortem');
  if (!names) return 'post-mortem';
  return getInstallation(ctx.db).then(
    ({ word }) => word,
    () => 'post-mortem',
  );
}

const SECURITY_HEADERS = {
  'content-security-policy':
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
};

/** One household or company holds a whole /64 of IPv6, so that is what is counted. */
function networkOf(address: string): string {
  return address.includes(':') && !address.includes('.') ? address.split(':').slice(0, 4).join(':') : address;
}
