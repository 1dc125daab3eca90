import { incidentReference } from '#server/features/incidents/index.ts';
import { postMortemReference } from '#server/features/post-mortems/index.ts';
import { operation } from '#server/platform/operation.ts';
import { listFactorIncidents as contract } from '#shared/contracts/value.ts';
import { readScope } from './count-value.ts';
import { listFactorIncidents as listRows } from './factors-store.ts';

const MOST = 100;

/** The incidents behind a number of the page: public ones alone, as the number. */
export const listFactorIncidents = operation(contract, async (ctx, _actor, input) => {
  const scope = await readScope(ctx, input);
  const behind = { kind: input.kind, service: input.at ?? null, words: input.words ?? null };
  const rows = await listRows(ctx.db, scope, behind, MOST + 1);
  return {
    items: rows.slice(0, MOST).map((row) => ({
      id: row.id,
      reference: incidentReference(row.number),
      title: row.title,
      startedAt: row.startedAt.toISOString(),
      side: row.startedAt < scope.from ? ('before' as const) : ('now' as const),
      factor: row.factor,
      postMortem: postMortemReference(row.postMortemNumber),
    })),
    isAll: rows.length <= MOST,
  };
});
