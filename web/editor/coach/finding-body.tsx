import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { Button, TextButton } from '../../ui/button.tsx';
import { AnswerField, type AnswerHandle } from './answer-field.tsx';
import type { OpenFinding } from './coach-store.ts';
import { useCoach } from './coach-store.ts';
import { PutAwayForm } from './put-away-form.tsx';
import type { CoachActions, Done } from './use-coach-actions.ts';

export type FindingDone = 'answered' | 'reworded' | 'put-away';
type Props = {
  finding: OpenFinding;
  actions: CoachActions;
  /** Told after something was done about it. */
  onDone: (how: FindingDone, done: Done) => void;
  /** Keys that step through its questions; the others are the caller's. */
  questionKeys: { next: readonly string[]; previous: readonly string[] };
};

/** The keys of one finding, for whatever stands around its body. True when the key was one of them. */
export type BodyKeys = (event: KeyboardEvent) => boolean;

export function useFindingBody({ finding, actions, onDone, questionKeys }: Props) {
  const [index, setIndex] = useState(0);
  const [isPuttingAway, setPuttingAway] = useState(false);
  const field = useRef<AnswerHandle>(null);
  const alike = useAlike(finding);
  const { questions, suggestion } = finding;
  const question = questions[Math.min(index, questions.length - 1)] ?? '';
  const step = (by: number) => setIndex((index + by + questions.length) % questions.length);
  const tell = (how: FindingDone, done: Done) => done && onDone(how, done);
  const take = (which: readonly OpenFinding[]) => tell('reworded', actions.reword(which));

  const keys: BodyKeys = (event) => {
    if (isPuttingAway || event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key !== 'Escape' && (event.target as Element).closest('button, input, textarea')) return false;
    if (questionKeys.next.includes(event.key)) step(1);
    else if (questionKeys.previous.includes(event.key)) step(-1);
    else if (event.key === 'Enter') field.current?.focus();
    else if (event.key.toLowerCase() === 'n') setPuttingAway(true);
    else if (event.key.toLowerCase() === 'w' && suggestion !== null) take([finding]);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };

  const body = (
    <>
      <p className="coach-question" aria-live="polite">
        {question}
      </p>
      {questions.length > 1 && !isPuttingAway && (
        <div className="coach-steps">
          <Button icon small look="plain" aria-label="The question before" onClick={() => step(-1)}>
            <ChevronLeft size={15} aria-hidden />
          </Button>
          <span>
            {index + 1} of {questions.length}
          </span>
          <Button icon small look="plain" aria-label="Next question" onClick={() => step(1)}>
            <ChevronRight size={15} aria-hidden />
          </Button>
        </div>
      )}
      {isPuttingAway ? (
        <PutAwayForm
          onPutAway={async (reason, note) => tell('put-away', await actions.putAway(finding, reason, note))}
          onCancel={() => setPuttingAway(false)}
        />
      ) : (
        <>
          <AnswerField
            about={finding.id}
            label={question}
            placeholder="In a sentence, written behind this one"
            verb="Answer"
            handle={field}
            onAnswer={(text) => tell('answered', actions.answer(finding, text))}
          />
          <div className="coach-acts">
            {suggestion !== null && (
              <Button small onClick={() => take([finding])}>
                {suggestion === '' ? 'Leave it out' : <>Use “{suggestion}”</>}
              </Button>
            )}
            {alike.length > 1 && (
              <Button small onClick={() => take(alike)}>
                All {alike.length} in this paragraph
              </Button>
            )}
            <TextButton quiet onClick={() => setPuttingAway(true)}>
              Not here
            </TextButton>
          </div>
        </>
      )}
      {!isPuttingAway && <p className="coach-why">{finding.why}</p>}
    </>
  );
  return { body, keys };
}

/** The same words with the same proposal in the same paragraph: a name that stands there twice. */
function useAlike(finding: OpenFinding): readonly OpenFinding[] {
  const { findings } = useCoach();
  if (finding.suggestion === null) return [];
  return findings.filter(
    (one) =>
      one.rule === finding.rule &&
      one.block === finding.block &&
      one.passage === finding.passage &&
      one.quote === finding.quote &&
      one.suggestion === finding.suggestion,
  );
}
