import { getPostMortemHead, postMortemReference } from '#server/features/post-mortems/index.ts';
import { operation } from '#server/platform/operation.ts';
import { getReadiness as contract } from '#shared/contracts/reviews.ts';
import type { Point } from '#shared/rules/review-readiness.ts';
import { loadReadiness, readCoach } from './load-readiness.ts';

export const showReadiness = operation(contract, async (ctx, actor, { id }) => {
  const head = await getPostMortemHead(ctx.db, actor, id, 'post-mortem.read');
  const coach = await readCoach(ctx, actor, head.id);
  const { musts, shoulds } = await loadReadiness(ctx.db, head, coach);
  const page = `/post-mortems/${postMortemReference(head.number)}`;
  const present = ({ key, words, place }: Point) => ({ key, words, path: `${page}${place}` });
  return { musts: musts.map(present), shoulds: shoulds.map(present) };
});
