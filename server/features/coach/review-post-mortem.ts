import type { Context } from '#server/platform/context.ts';
import { operation } from '#server/platform/operation.ts';
import { reviewCoach as contract } from '#shared/contracts/coach.ts';
import type { Actor } from '#shared/rules/access.ts';
import { loadCoached } from './load-coached.ts';
import { findOpen } from './open-findings.ts';
import { presentQuestion } from './present-document.ts';

export type OpenPoints = Awaited<ReturnType<typeof readOpenPoints>>;

/** What the coach finds in a post-mortem as it is now and nobody has answered or put away. */
export async function readOpenPoints(ctx: Context, actor: Actor, ref: string) {
  const coached = await loadCoached(ctx, actor, ref, 'post-mortem.read');
  const { findings } = await findOpen(coached);
  const questions = coached.questions.filter(({ state }) => state === 'open').map(presentQuestion);
  return { findings, questions, gaps: coached.gaps };
}

/** What a reviewer would be asked about. It informs and forbids nothing. */
export const reviewPostMortem = operation(contract, async (ctx, actor, input) => {
  const { findings, questions, gaps } = await readOpenPoints(ctx, actor, input.id);
  const rewords = findings.filter(({ tier }) => tier === 'reword').length;
  return {
    open: {
      rewords,
      asks: findings.length - rewords,
      questions: questions.length,
      gaps: gaps.length,
    },
    findings,
    questions,
    gaps,
  };
});
