import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { useDocument } from '../../document/document-context.ts';
import type { OpenFinding } from '../../editor/coach/coach-store.ts';
import { useFindingBody } from '../../editor/coach/finding-body.tsx';
import type { CoachActions, Done } from '../../editor/coach/use-coach-actions.ts';
import { aboutWords, gapWhere } from './point-words.ts';
import { useGapBody, useQuestionBody } from './question-body.tsx';
import type { Outcome } from './use-interview.ts';
import type { OpenPoint } from './use-open-points.ts';

type Props<P> = {
  point: P;
  actions: CoachActions;
  onDone: (how: Outcome, done: Done) => void;
  /** The page behind is needed. */
  onLeave: () => void;
};
type Kind<K extends OpenPoint['kind']> = Extract<OpenPoint, { kind: K }>;

/** Up and down go through the questions of one finding; to the right is the next thing. */
const QUESTION_KEYS = { next: ['ArrowDown'], previous: ['ArrowUp'] };

export function InterviewPoint({ point, ...rest }: Props<OpenPoint>) {
  if (point.kind === 'finding') return <FindingPoint point={point} {...rest} />;
  if (point.kind === 'question') return <QuestionPoint point={point} {...rest} />;
  return <GapPoint point={point} {...rest} />;
}

function FindingPoint({ point: { finding }, actions, onDone }: Props<Kind<'finding'>>) {
  const { postMortem } = useDocument();
  const { body, keys } = useFindingBody({ finding, actions, onDone, questionKeys: QUESTION_KEYS });
  return (
    <Frame
      where={postMortem.sections.find((one) => one.key === finding.section)?.title ?? ''}
      tone={finding.tier}
      keys={keys}
    >
      <Sentence finding={finding} />
      {body}
    </Frame>
  );
}

function QuestionPoint({ point: { question }, actions, onDone, onLeave }: Props<Kind<'question'>>) {
  const { postMortem } = useDocument();
  const { body, keys } = useQuestionBody({ question, actions, onDone, onShow: onLeave });
  return (
    <Frame where={aboutWords(question.about, postMortem) || 'The record does not say'} tone="ask" keys={keys}>
      <p className="coach-question">{question.text}</p>
      {body}
    </Frame>
  );
}

function GapPoint({ point: { gap }, actions, onDone, onLeave }: Props<Kind<'gap'>>) {
  const { postMortem } = useDocument();
  const { body, keys } = useGapBody({ gap, actions, onDone, onShow: onLeave });
  return (
    <Frame where={gapWhere(gap, postMortem)} tone="ask" keys={keys}>
      <p className="coach-question">{gap.question}</p>
      {body}
      <p className="coach-why">{gap.why}</p>
    </Frame>
  );
}

type FrameProps = {
  where: string;
  tone: OpenFinding['tier'];
  keys: (event: KeyboardEvent) => boolean;
  children: ReactNode;
};

/** Has the focus, so that one key answers, skips or puts away. */
function Frame({ where, tone, keys, children }: FrameProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus({ preventScroll: true }), []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: no form, and no fields to gather
    <div
      ref={(element) => {
        box.current = element;
        // Before the field of the answer: the dialog gives the focus to what asks for it, and keys work at once.
        element?.setAttribute('autofocus', '');
      }}
      className={`coach-card interview-point is-${tone}`}
      tabIndex={-1}
      role="group"
      aria-label={where}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') keys(event);
        else if ((event.target as Element).closest('textarea')) {
          // Out of the answer first, then out of the interview.
          event.preventDefault();
          event.stopPropagation();
          box.current?.focus({ preventScroll: true });
        }
      }}
    >
      <p className="interview-where">{where}</p>
      {children}
    </div>
  );
}

/** The sentence as it stands there, with the words it is about. */
function Sentence({ finding }: { finding: OpenFinding }) {
  const { sentenceText, start, end, sentence } = finding;
  const [from, to] = [start - sentence.start, end - sentence.start];
  return (
    <blockquote className="interview-sentence words" dir="auto">
      {sentenceText.slice(0, from)}
      <mark>{sentenceText.slice(from, to)}</mark>
      {sentenceText.slice(to)}
    </blockquote>
  );
}
