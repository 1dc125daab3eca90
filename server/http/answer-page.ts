import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import type { Context } from '#server/platform/context.ts';
import type { Operation } from '#server/platform/operation.ts';
import { giveAnswer, showAnswer } from '#shared/contracts/follow-ups.ts';
import { AppError } from '#shared/errors.ts';
import { mount } from './mount.ts';

const LARGEST = 64 * 1024;

/** The address of a reminder's answer: short, of no API, and answered by the plain form on its own page. */
export async function mountAnswers(
  app: FastifyInstance,
  ctx: Context,
  operations: readonly Operation[],
  isSecure: boolean,
): Promise<void> {
  await app.register(async (forms) => {
    await forms.register(rateLimit, {
      max: 60,
      timeWindow: '1 minute',
      cache: 5000,
      errorResponseBuilder: () => new AppError('too-many-requests', 'Too many tries. Wait a minute and try again.'),
    });
    forms.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: LARGEST },
      (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    for (const name of [showAnswer.name, giveAnswer.name]) {
      const found = operations.find(({ contract }) => contract.name === name);
      if (found) mount(forms, ctx, found, isSecure, '');
    }
  });
}
