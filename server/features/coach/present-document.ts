import type { z } from 'zod';
import type { QuestionRow } from '#server/features/post-mortems/index.ts';
import type { dismissal, draftQuestion } from '#shared/contracts/coach.ts';
import type { DismissalRow } from './dismissals-store.ts';

export function presentDismissal({ postMortemId: _, at, ...row }: DismissalRow): z.input<typeof dismissal> {
  return { ...row, at: at.toISOString() };
}

export function presentQuestion({ settledAt, ...row }: QuestionRow): z.input<typeof draftQuestion> {
  return { ...row, settledAt: settledAt?.toISOString() ?? null };
}
