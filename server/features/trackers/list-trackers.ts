import { operation } from '#server/platform/operation.ts';
import { listTrackers as contract } from '#shared/contracts/trackers.ts';
import { presentTrackers } from './present-tracker.ts';

export const listTrackers = operation(contract, async (ctx) => ({ items: await presentTrackers(ctx.db) }));
