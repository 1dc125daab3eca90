import { getIncidentHead, incidentReference } from '#server/features/incidents/index.ts';
import { operation } from '#server/platform/operation.ts';
import { tryTemplates as contract } from '#shared/contracts/templates.ts';
import { chooseTemplate } from './choose-template.ts';

export const tryTemplates = operation(contract, async (ctx, actor, input) => {
  const head = await getIncidentHead(ctx.db, actor, input.incident, 'incident.read');
  const { row, why, facts, verdicts } = await chooseTemplate(ctx.db, [head.id]);
  return {
    incident: { id: head.id, reference: incidentReference(head.number), title: head.title, ...facts },
    key: row.key,
    name: row.content.name,
    why,
    templates: verdicts,
  };
});
