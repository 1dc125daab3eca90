import { operation } from '#server/platform/operation.ts';
import { showEffect as contract } from '#shared/contracts/effects.ts';
import { getSubject, presentEffect } from './present-effect.ts';

export const showEffect = operation(contract, async (ctx, actor, input) =>
  presentEffect(ctx, actor, await getSubject(ctx, actor, input.id)),
);
