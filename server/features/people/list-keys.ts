import { operation } from '#server/platform/operation.ts';
import { listKeys as contract } from '#shared/contracts/people.ts';
import { presentKey } from './create-key.ts';
import { listKeyRows } from './keys-store.ts';

export const listKeys = operation(contract, async (ctx) => ({ items: (await listKeyRows(ctx.db)).map(presentKey) }));
