import { putAwayOfGap } from '#shared/coach/put-away.ts';
import {
  type DismissalReason,
  type DocumentGap,
  type DraftQuestion,
  useDismissFinding,
  useSettleQuestion,
  useTakeFinding,
  useUndoDismissal,
} from '../../data/coach.ts';
import { keepAnswer } from './answered.ts';
import { coachStore, type OpenFinding } from './coach-store.ts';
import { asSentence } from './write-answer.ts';

/** What was done, and how it is taken back. Null where nothing was: the words are gone, or nothing was said. */
export type Done = { undo: () => void } | null;

/** What may be done about a finding, a question of the draft or a gap: the same in the text, beside it and in the interview. */
export function useCoachActions(postMortemId: string) {
  const { mutate: take } = useTakeFinding();
  const { mutateAsync: dismiss } = useDismissFinding();
  const { mutate: undismiss } = useUndoDismissal(postMortemId);
  const { mutate: settle } = useSettleQuestion();
  const id = postMortemId;
  const editor = () => coachStore.read().editor;
  const undoText = { undo: () => editor()?.undo() };

  return {
    /** Writes the answer behind the sentence. */
    answer(finding: OpenFinding, text: string): Done {
      const sentence = asSentence(text);
      if (!sentence) return null;
      keepAnswer(finding.id, sentence);
      if (!editor()?.answer(finding.id, text)) return null;
      take({ id, ...placeOf(finding), how: 'answered' });
      return undoText;
    },
    /** Puts the proposed words in place of each. */
    reword(findings: readonly OpenFinding[]): Done {
      const ids = findings.map((one) => one.id);
      if (!editor()?.reword(ids)) return null;
      for (const finding of findings) take({ id, ...placeOf(finding), how: 'reworded' });
      return undoText;
    },
    /** Puts another sentence in place of the one it stands in. */
    rewrite(finding: OpenFinding, sentence: string): Done {
      if (!editor()?.rewrite(finding.id, sentence)) return null;
      take({ id, ...placeOf(finding), how: 'reworded' });
      return undoText;
    },
    /** Not asked again, for anybody. Throws what the server refuses with. */
    async putAway(about: OpenFinding | DocumentGap, reason: DismissalReason, note?: string): Promise<Done> {
      const place = 'sentenceText' in about ? placeOf(about) : putAwayOfGap(about);
      const made = await dismiss({ id, ...place, reason, note: note?.trim() || undefined });
      return { undo: () => undismiss({ id: made.id }) };
    },
    /** Answers a question of the draft in the text, at the end of the section it is about. */
    answerQuestion(question: DraftQuestion, text: string): Done {
      if (!editor()?.add(question.about, text)) return null;
      settle({ id, questionId: question.id, state: 'answered' });
      return {
        undo: () => {
          editor()?.undo();
          settle({ id, questionId: question.id, state: 'open' });
        },
      };
    },
    settleQuestion(question: DraftQuestion, state: DraftQuestion['state'], reason?: string): Done {
      settle({ id, questionId: question.id, state, reason: reason?.trim() || undefined });
      return { undo: () => settle({ id, questionId: question.id, state: question.state }) };
    },
    /** Writes what a gap asks for, at the end of the section where it would be said. */
    answerGap(gap: DocumentGap, text: string): Done {
      if (gap.about.kind !== 'section' || !editor()?.add(gap.about.key, text)) return null;
      take({ id, ...putAwayOfGap(gap), how: 'answered' });
      return undoText;
    },
    bringBack(dismissalId: string) {
      undismiss({ id: dismissalId });
    },
  };
}

export type CoachActions = ReturnType<typeof useCoachActions>;

const placeOf = ({ rule, section, quote, sentenceText }: OpenFinding) => ({
  rule,
  section,
  quote,
  sentence: sentenceText,
});
