import { type KeyboardEvent, useRef, useState } from 'react';
import type { DocumentGap, DraftQuestion } from '../../data/coach.ts';
import { useDocument } from '../../document/document-context.ts';
import { AnswerField, type AnswerHandle } from '../../editor/coach/answer-field.tsx';
import { PutAwayForm, REASON_WORDS } from '../../editor/coach/put-away-form.tsx';
import type { CoachActions, Done } from '../../editor/coach/use-coach-actions.ts';
import { Button, TextButton } from '../../ui/button.tsx';
import { showGap, showSection } from './point-words.ts';

export type PointDone = 'answered' | 'put-away';
type Shared = {
  actions: CoachActions;
  onDone: (how: PointDone, done: Done) => void;
  /** Before something of the page is brought into sight: whatever stands over it goes. */
  onShow?: () => void;
};

/** Enter goes to the answer, N puts away; the other keys are the caller's. */
function usePointKeys() {
  const [isPuttingAway, setPuttingAway] = useState(false);
  const field = useRef<AnswerHandle>(null);
  const keys = (event: KeyboardEvent): boolean => {
    if (isPuttingAway || event.ctrlKey || event.metaKey || event.altKey) return false;
    if ((event.target as Element).closest('button, input, textarea, a')) return false;
    if (event.key === 'Enter' && field.current) field.current.focus();
    else if (event.key.toLowerCase() === 'n') setPuttingAway(true);
    else return false;
    event.preventDefault();
    return true;
  };
  return { isPuttingAway, setPuttingAway, field, keys };
}

/** What can be done about a question that the draft left open. */
export function useQuestionBody({ question, actions, onDone, onShow }: Shared & { question: DraftQuestion }) {
  const { postMortem } = useDocument();
  const { isPuttingAway, setPuttingAway, field, keys } = usePointKeys();
  const section = postMortem.sections.find((one) => one.key === question.about);
  const tell = (how: PointDone, done: Done) => done && onDone(how, done);
  const body = isPuttingAway ? (
    <PutAwayForm
      isGap
      onPutAway={async (reason, note) =>
        tell('put-away', actions.settleQuestion(question, 'not-here', note || REASON_WORDS[reason]))
      }
      onCancel={() => setPuttingAway(false)}
    />
  ) : (
    <>
      <AnswerField
        about={question.id}
        label={question.text}
        placeholder={section ? `In a sentence, written in ${section.title}` : 'In a sentence, written in the text'}
        verb="Answer"
        handle={field}
        onAnswer={(text) => tell('answered', actions.answerQuestion(question, text))}
      />
      <div className="coach-acts">
        <TextButton onClick={() => tell('answered', actions.settleQuestion(question, 'answered'))}>
          The text says it already
        </TextButton>
        {section && (
          <TextButton
            quiet
            onClick={() => {
              onShow?.();
              showSection(section.key);
            }}
          >
            Go there
          </TextButton>
        )}
        <TextButton quiet onClick={() => setPuttingAway(true)}>
          Not here
        </TextButton>
      </div>
    </>
  );
  return { body, keys };
}

/** What can be done about something the document does not say. */
export function useGapBody({ gap, actions, onDone, onShow }: Shared & { gap: DocumentGap }) {
  const { postMortem } = useDocument();
  const { isPuttingAway, setPuttingAway, field, keys } = usePointKeys();
  const { about } = gap;
  const section = about.kind === 'section' ? postMortem.sections.find((one) => one.key === about.key) : undefined;
  const tell = (how: PointDone, done: Done) => done && onDone(how, done);
  const body = isPuttingAway ? (
    <PutAwayForm
      isGap
      onPutAway={async (reason, note) => tell('put-away', await actions.putAway(gap, reason, note))}
      onCancel={() => setPuttingAway(false)}
    />
  ) : (
    <>
      {section && (
        <AnswerField
          about={`${gap.rule} ${section.key}`}
          label={gap.question}
          placeholder={`In a sentence, written in ${section.title}`}
          verb="Answer"
          handle={field}
          onAnswer={(text) => tell('answered', actions.answerGap(gap, text))}
        />
      )}
      <div className="coach-acts">
        {about.kind !== 'document' && (
          <Button
            small
            onClick={() => {
              onShow?.();
              showGap(gap);
            }}
          >
            Go there
          </Button>
        )}
        <TextButton quiet onClick={() => setPuttingAway(true)}>
          Not here
        </TextButton>
      </div>
    </>
  );
  return { body, keys };
}
