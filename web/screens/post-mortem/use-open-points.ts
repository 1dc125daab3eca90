import { type DocumentGap, type DraftQuestion, useDocumentCoach } from '../../data/coach.ts';
import type { PostMortem } from '../../data/post-mortems.ts';
import { type OpenFinding, useCoach } from '../../editor/coach/coach-store.ts';

/** One thing the document leaves open, whatever found it. */
export type OpenPoint =
  | { kind: 'finding'; id: string; finding: OpenFinding }
  | { kind: 'question'; id: string; question: DraftQuestion }
  | { kind: 'gap'; id: string; gap: DocumentGap };

export const gapName = ({ rule, about }: DocumentGap): string =>
  `gap:${rule}:${about.kind === 'document' ? '' : about.kind === 'section' ? about.key : about.id}`;

/** What is open in a post-mortem now: in its words as they are typed, and as a whole as it is stored. */
export function useOpenPoints(postMortem: PostMortem) {
  const isWritten = postMortem.status !== 'published';
  const query = useDocumentCoach(postMortem.id, isWritten);
  const { findings, reading } = useCoach();
  const coach = query.data;
  const rewords = findings.filter((one) => one.tier === 'reword');
  const asks = findings.filter((one) => one.tier === 'ask');
  const questions = coach
    ? coach.questions.filter((one) => one.state === 'open')
    : postMortem.openQuestions.map(asDraftQuestion);
  const gaps = coach?.gaps ?? [];
  const points: OpenPoint[] = [
    ...findings.map((finding): OpenPoint => ({ kind: 'finding', id: finding.id, finding })),
    ...questions.map((question): OpenPoint => ({ kind: 'question', id: question.id, question })),
    ...gaps.map((gap): OpenPoint => ({ kind: 'gap', id: gapName(gap), gap })),
  ];
  const mayAnswer = coach?.may['coach.answer'] === true && isWritten;
  return { query, coach, rewords, asks, questions, gaps, points, reading, mayAnswer };
}

const asDraftQuestion = ({ id, text, about }: PostMortem['openQuestions'][number]): DraftQuestion => ({
  id,
  text,
  about,
  state: 'open',
  reason: null,
  settledBy: null,
  settledAt: null,
});
