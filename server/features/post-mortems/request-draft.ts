import { getIncidentHead } from '#server/features/incidents/index.ts';
import { operation } from '#server/platform/operation.ts';
import { requestDraft as contract } from '#shared/contracts/incidents.ts';
import { draftPostMortem } from './draft-post-mortem.ts';
import { postMortemReference } from './post-mortem-access.ts';

export const requestDraft = operation(contract, async (ctx, actor, input) => {
  const head = await getIncidentHead(ctx.db, actor, input.id, 'post-mortem.create');
  const { id, number, proposals } = await draftPostMortem(ctx, head.id, input.template);
  return { postMortemId: id, reference: postMortemReference(number), proposals };
});
