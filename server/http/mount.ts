import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '#server/platform/context.ts';
import { type Operation, Reply } from '#server/platform/operation.ts';
import type { Contract } from '#shared/contracts/contract.ts';
import { AppError } from '#shared/errors.ts';
import { type Actor, may } from '#shared/rules/access.ts';
import { inputError } from './problems.ts';
import { checkCsrf, checkSameOrigin, identify, sessionCookie, sessionToken } from './session.ts';

const MIB = 1024 * 1024;

/** Mounts one operation: identify, authorise, parse, run, answer. */
export function mount(app: FastifyInstance, ctx: Context, op: Operation, isSecure: boolean, prefix = '/api/v1'): void {
  const { contract } = op;
  app.route({
    method: contract.method,
    url: `${prefix}${contract.path}`,
    bodyLimit: contract.maxBody ?? MIB,
    // Who is asking is settled before a byte of the body is read.
    onRequest: async (request) => {
      if (contract.who === 'anyone' && contract.bytes) {
        // A webhook is let in by its address; what a tool sends as authorization is meant for something else.
        request.actor = { kind: 'nobody' };
        return;
      }
      const { actor, csrf } = await identify(ctx, request);
      request.actor = actor;
      if (contract.who === 'anyone') {
        if (contract.method !== 'GET') checkSameOrigin(request);
        return;
      }
      authorise(contract, actor);
      checkCsrf(request, actor, csrf);
    },
    handler: async (request, reply) => {
      const parsed = contract.input.safeParse(inputOf(contract, request));
      if (!parsed.success) throw inputError(parsed.error);
      const result = await op.run(ctx, request.actor, parsed.data as never, {
        headers: request.headers as Record<string, string | undefined>,
        setSession: sessionCookie(reply, isSecure),
        sessionToken: sessionToken(request),
        address: request.ip,
      });
      return answer(contract, result, reply);
    },
  });
}

function authorise(contract: Contract, actor: Actor): void {
  if (actor.kind === 'nobody')
    throw new AppError('not-signed-in', 'Sign in first, or send an API key as `Authorization: Bearer KEY`.');
  if (contract.who === 'anyone' || contract.who === 'signed-in' || may(actor, contract.who)) return;
  throw new AppError('forbidden', `Your role does not allow this. Ask an admin: it needs "${contract.who}".`);
}

function inputOf(contract: Contract, request: FastifyRequest): unknown {
  const address = { ...(request.query as object), ...(request.params as object) };
  if (contract.bodyField) return { ...address, [contract.bodyField]: request.body };
  if (contract.method === 'GET' || contract.method === 'DELETE') return address;
  const body = request.body ?? {};
  if (typeof body !== 'object' || Array.isArray(body))
    throw new AppError('bad-input', 'The body must be a JSON object.');
  return { ...body, ...address };
}

function answer(contract: Contract, result: unknown, reply: FastifyReply): unknown {
  const isReply = result instanceof Reply;
  reply.status((isReply ? result.status : undefined) ?? contract.status ?? 200).header('cache-control', 'no-store');
  if (isReply) reply.headers(result.headers);
  const body = isReply ? result.body : result;
  if (contract.file) return reply.send(body);
  return reply.header('content-type', 'application/json; charset=utf-8').send(JSON.stringify(body));
}
