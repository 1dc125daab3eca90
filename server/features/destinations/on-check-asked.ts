import { reaction } from '#server/platform/reaction.ts';
import { findDestination, saveCheck } from './destinations-store.ts';
import { explainFault } from './explain-fault.ts';
import { kindOf } from './kinds.ts';
import { openLine } from './line.ts';

const CHECK_MS = 60_000;

export const checkWhenAsked = reaction('destination-check-asked', 'check', async (ctx, { destinationId }) => {
  const row = await findDestination(ctx.db, destinationId);
  if (!row || row.removedAt !== null) return;
  const line = openLine(ctx.outbound, AbortSignal.timeout(CHECK_MS));
  try {
    const kind = await kindOf(row.kind);
    const words = await kind.check(row.settings as object, ctx.vault.open(row.secret), line);
    await saveCheck(ctx.db, row, { words, fault: null }, ctx.now());
  } catch (error) {
    const fault = explainFault(error, line);
    if (!fault) ctx.log.error({ err: error, destination: destinationId }, 'a destination could not be checked');
    const words = fault?.message ?? 'It answered in a way that Debrief does not understand. The log says more.';
    await saveCheck(ctx.db, row, { words: null, fault: words }, ctx.now());
  }
});
