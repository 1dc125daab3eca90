import { actorName } from '#server/features/people/index.ts';
import { operation } from '#server/platform/operation.ts';
import { answerProposal as contract } from '#shared/contracts/post-mortems.ts';
import { replaceSection } from '#shared/document/live/replace-section.ts';
import { readSection } from '#shared/document/markdown/index.ts';
import { AppError } from '#shared/errors.ts';
import { getPostMortemHead } from './post-mortem-access.ts';
import { presentPostMortem } from './present-post-mortem.ts';
import { refuseWhenPublished } from './refuse-when-published.ts';
import { findProposal, takeProposal } from './sections-store.ts';

/** Taking a newer draft is a person's act: the version it replaces stays in the history. */
export const answerProposal = operation(contract, async (ctx, actor, input) => {
  const head = await getPostMortemHead(ctx.db, actor, input.id, 'post-mortem.edit');
  if (input.take) refuseWhenPublished(head);
  const proposal = await findProposal(ctx.db, head.id, input.proposalId);
  if (!proposal) throw new AppError('not-found', 'This newer draft was taken or put away already.');
  if (input.take)
    await ctx.documents.change(head.id, actorName(actor) ?? 'somebody', (doc) =>
      replaceSection(doc, proposal.key, readSection(proposal.markdown)),
    );
  // Taken by two at once it is written twice, which is once; only then is it put away.
  await ctx.transaction((tx) => takeProposal(tx, head.id, input.proposalId));
  ctx.documents.tell(head.id, 'post-mortem');
  return presentPostMortem(ctx, actor, head.id);
});
