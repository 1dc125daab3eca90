import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { AppError, HTTP_STATUS, type Problem } from '#shared/errors.ts';
import { inOwnWord } from '#shared/rules/word-forms.ts';

/** The sentences of a failed validation, first problem first. */
export function inputError(error: z.ZodError): AppError {
  const problems: Problem[] = error.issues
    .slice(0, 20)
    .map((issue) => ({ path: issue.path.join('.'), why: sentence(issue) }));
  const first = problems[0];
  const message = first ? `${first.path || 'The request'} ${first.why}.` : 'The request cannot be read.';
  return new AppError('bad-input', message, problems);
}

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) return 'is missing';
  if (issue.code === 'unrecognized_keys') return `has unknown fields: ${issue.keys.join(', ')}`;
  return issue.message.replace(/^Invalid (input|option|string)?:? ?/, 'is not right: ').replace(/\.$/, '');
}

/** Errors of the framework itself, in our words. */
function fromFramework(error: FastifyError): AppError | undefined {
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new AppError(
        'too-large',
        'The request body is larger than this address takes. Send it in several requests.',
      );
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new AppError('unsupported', 'The body must be sent as application/json.');
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return new AppError('bad-input', 'The body is not valid JSON.');
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new AppError('bad-input', 'The body does not have the length its header states.');
    default:
      if (error.statusCode === 429) return new AppError('too-many-requests', error.message);
      if (error.statusCode === 400) return new AppError('bad-input', `The request cannot be read: ${error.message}`);
      return undefined;
  }
}

/** The one place where an error becomes an answer: RFC 9457, and one log line for what nobody expected. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply, word: string): FastifyReply {
  const known = error instanceof AppError ? error : fromFramework(error as FastifyError);
  if (!known) request.log.error({ err: error, requestId: request.id }, 'an operation failed unexpectedly');
  const code = known?.code ?? 'unexpected';
  const status = known ? HTTP_STATUS[known.code] : 500;
  const detail =
    known?.message ?? `Something went wrong on the server. Nothing was changed. Tell an admin this id: ${request.id}.`;
  return reply
    .status(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(
      JSON.stringify({
        type: `urn:debrief:problem:${code}`,
        title: code,
        status,
        detail: inOwnWord(detail, word),
        code,
        requestId: request.id,
        ...(known?.problems.length
          ? { problems: known.problems.map((one) => ({ ...one, why: inOwnWord(one.why, word) })) }
          : {}),
      }),
    );
}
