import type { z } from 'zod';
import type { Db } from '#server/platform/context.ts';
import { operation } from '#server/platform/operation.ts';
import { listSimilarIncidents as contract, type likenessVerdict } from '#shared/contracts/similar.ts';
import type { Actor } from '#shared/rules/access.ts';
import { getIncidentHead, incidentReference, visibleIncidents } from './incident-access.ts';
import { listSimilar } from './list-similar.ts';
import { listVerdicts, type VerdictRow } from './verdicts-store.ts';

export const listSimilarIncidents = operation(contract, async (ctx, actor, input) => {
  const head = await getIncidentHead(ctx.db, actor, input.id, 'incident.read');
  return presentLikeness(ctx.db, actor, head.id, input.limit);
});

export async function presentLikeness(db: Db, actor: Actor, incidentId: string, limit = 5) {
  const [items, verdicts] = await Promise.all([
    listSimilar(db, actor, incidentId, limit),
    listVerdicts(db, incidentId, visibleIncidents(actor, 'i'), 'all'),
  ]);
  return { items, verdicts: verdicts.map(present) };
}

const present = (row: VerdictRow): z.input<typeof likenessVerdict> => ({
  incident: { id: row.otherId, reference: incidentReference(row.number), title: row.title },
  verdict: row.verdict,
  note: row.note,
  by: row.by,
  at: row.at.toISOString(),
  undone: row.undoneAt && row.undoneBy !== null ? { by: row.undoneBy, at: row.undoneAt.toISOString() } : null,
});
