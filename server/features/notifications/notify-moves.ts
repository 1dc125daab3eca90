import { reaction } from '#server/platform/reaction.ts';
import { findHandover, findLatestVerdict, findOwnerEntry, listWriters } from './concerned-store.ts';
import { tell } from './tell.ts';

const VERDICTS = { approve: 'approved', 'request-changes': 'changes-requested' } as const;

/** Those who write it hear what a reviewer said. */
export const notifyWriters = reaction('post-mortem-moved', 'notify', async (ctx, { postMortemId, verb, by, note }) => {
  if (verb !== 'approve' && verb !== 'request-changes') return;
  const verdict = await findLatestVerdict(ctx.db, postMortemId, VERDICTS[verb]);
  const writers = (await listWriters(ctx.db, postMortemId)).filter((id) => id !== by.id);
  await tell(ctx, writers, {
    kind: 'verdict',
    variant: verb,
    by: by.name,
    postMortemId,
    excerpt: note ?? '',
    anchor: `verdict-${verdict?.id ?? ''}`,
  });
});

/** Nobody owns a post-mortem without having been told, and nobody loses one without. */
export const notifyOwners = reaction('owner-set', 'notify', async (ctx, event) => {
  const { postMortemId, personId, before, by, note } = event;
  const asking = personId === null ? undefined : await findHandover(ctx.db, postMortemId, personId);
  const isAsked = asking?.state === 'open';
  const entry = await findOwnerEntry(ctx.db, postMortemId);
  const one = {
    kind: 'owner' as const,
    by: by.name,
    postMortemId,
    excerpt: note ?? '',
    anchor: isAsked ? `handover-${asking.id}` : `owner-${entry?.number ?? 0}`,
  };
  if (personId !== null && personId !== by.id && personId !== before)
    await tell(ctx, [personId], { ...one, variant: isAsked ? 'asked' : before === null ? 'made' : 'handed-over' });
  if (isAsked || before === null || before === by.id || before === personId) return;
  await tell(ctx, [before], {
    ...one,
    variant: personId === null ? 'none' : personId === by.id ? 'took-over' : 'other',
  });
});
