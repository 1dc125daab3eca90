import { reaction } from '#server/platform/reaction.ts';
import { draftPostMortem } from './draft-post-mortem.ts';

export const draftOnRequest = reaction('draft-requested', 'draft', async (ctx, { incidentId }) => {
  await draftPostMortem(ctx, incidentId);
});
