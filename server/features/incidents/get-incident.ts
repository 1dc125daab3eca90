import { operation } from '#server/platform/operation.ts';
import { getIncident as contract } from '#shared/contracts/incidents.ts';
import { getIncidentHead } from './incident-access.ts';
import { presentIncident } from './present-incident.ts';

export const getIncident = operation(contract, async (ctx, actor, input) => {
  const head = await getIncidentHead(ctx.db, actor, input.id, 'incident.read');
  return presentIncident(ctx, actor, head.id);
});
