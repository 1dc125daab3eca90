import type { FastifyInstance } from 'fastify';
import type { Context } from '#server/platform/context.ts';
import type { Operation } from '#server/platform/operation.ts';
import { showShared } from '#shared/contracts/publications.ts';
import { mount } from './mount.ts';

/** The address of a shared publication that people are sent: short, and of no API. Whoever opens it is nobody, signed in or not. */
export function mountShared(
  app: FastifyInstance,
  ctx: Context,
  operations: readonly Operation[],
  isSecure: boolean,
): void {
  const shown = operations.find(({ contract }) => contract.name === showShared.name);
  if (shown) mount(app, ctx, shown, isSecure, '');
}
