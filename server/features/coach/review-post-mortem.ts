import { operation } from '#server/platform/operation.ts';
import { reviewCoach as contract } from '#shared/contracts/coach.ts';
import { loadCoached } from './load-coached.ts';
import { findOpen } from './open-findings.ts';
import { presentQuestion } from './present-document.ts';

/** What a reviewer would be asked about. It informs and forbids nothing. */
export const reviewPostMortem = operation(contract, async (ctx, actor, input) => {
  const coached = await loadCoached(ctx, actor, input.id, 'post-mortem.read');
  const { findings } = await findOpen(coached);
  const questions = coached.questions.filter(({ state }) => state === 'open').map(presentQuestion);
  const rewords = findings.filter(({ tier }) => tier === 'reword').length;
  return {
    open: {
      rewords,
      asks: findings.length - rewords,
      questions: questions.length,
      gaps: coached.gaps.length,
    },
    findings,
    questions,
    gaps: coached.gaps,
  };
});
