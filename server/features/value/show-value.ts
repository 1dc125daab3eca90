import { operation } from '#server/platform/operation.ts';
import { showValue as contract } from '#shared/contracts/value.ts';
import { countValue } from './count-value.ts';

export const showValue = operation(contract, (ctx, _actor, input) => countValue(ctx, input));
