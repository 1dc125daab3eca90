import { findEvents, presentEvent } from '#server/features/incidents/index.ts';
import { operation } from '#server/platform/operation.ts';
import { cite as contract } from '#shared/contracts/post-mortems.ts';
import { AppError } from '#shared/errors.ts';
import { getPostMortemHead } from './post-mortem-access.ts';
import { addCitations, listCitations } from './sections-store.ts';

export const cite = operation(contract, async (ctx, actor, input) => {
  const head = await getPostMortemHead(ctx.db, actor, input.id, 'post-mortem.edit');
  const [event] = await findEvents(ctx.db, [input.eventId]);
  if (!event || !head.incidentIds.includes(event.incident_id))
    throw new AppError('not-found', 'There is no such event in the incidents of this post-mortem.');
  const number = await ctx.transaction(async (tx) => {
    // Two people citing at once must not get one number.
    await tx.selectFrom('post_mortems').select('id').where('id', '=', head.id).forUpdate().execute();
    const cited = await listCitations(tx, head.id);
    const known = cited.find((one) => one.eventId === event.id);
    if (known) return known.number;
    const next = (cited.at(-1)?.number ?? 0) + 1;
    await addCitations(tx, head.id, new Map([[event.id, next]]));
    return next;
  });
  // Whoever reads the text as it is written needs to know what the new number cites.
  ctx.documents.tell(head.id, 'post-mortem');
  return { number, event: presentEvent(event) };
});
