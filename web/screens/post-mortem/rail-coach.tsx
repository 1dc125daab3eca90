import { ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useDocument } from '../../document/document-context.ts';
import { coachStore, type OpenFinding, useCoach } from '../../editor/coach/coach-store.ts';
import { useCoachActions } from '../../editor/coach/use-coach-actions.ts';
import { Button } from '../../ui/button.tsx';
import { Bone, Failed } from '../../ui/states.tsx';
import { say } from '../../ui/toast-store.ts';
import { CoachPutAway } from './coach-put-away.tsx';
import { ModelQuestions } from './model-questions.tsx';
import { aboutWords, gapWhere } from './point-words.ts';
import { useGapBody, useQuestionBody } from './question-body.tsx';
import { useOpenPoints } from './use-open-points.ts';
import './rail-coach.css';

/** What is still open, in groups: progress for whoever writes, and no score. */
export function RailCoach() {
  const { postMortem } = useDocument();
  const { query, coach, rewords, asks, questions, gaps, points, reading, mayAnswer } = useOpenPoints(postMortem);
  if (query.error && !coach)
    return <Failed error={query.error} what="coach" retry={() => void query.refetch()} inline />;
  if (query.isLoading) return <Loading />;
  const count = points.length;
  return (
    <div className="coach-rail">
      {count > 0 && (
        <div className="coach-rail-head">
          <h2>{count === 1 ? 'One open question' : `${count} open questions`}</h2>
          {mayAnswer && (
            <Button small onClick={() => coachStore.set({ isWalking: true, open: null })}>
              Walk through them
            </Button>
          )}
        </div>
      )}
      {count === 0 && <NothingOpen mayAnswer={mayAnswer} />}
      {reading === 'failed' && (
        <p className="rail-note">The coach cannot read along at the moment. Everything else works as before.</p>
      )}
      <Group title="To reword">
        {rewords.map((one) => (
          <FindingRow key={one.id} finding={one} />
        ))}
      </Group>
      <Group title="To ask">
        {asks.map((one) => (
          <FindingRow key={one.id} finding={one} />
        ))}
      </Group>
      <Group title="The record does not say">
        {questions.map((question) => (
          <Fold
            key={question.id}
            title={question.text}
            note={aboutWords(question.about, postMortem)}
            fixed={!mayAnswer}
          >
            <QuestionInRail question={question} />
          </Fold>
        ))}
      </Group>
      <Group title="Still missing">
        {gaps.map((gap) => (
          <Fold
            key={`${gap.rule} ${JSON.stringify(gap.about)}`}
            title={gap.why}
            note={gapWhere(gap, postMortem)}
            fixed={!mayAnswer}
          >
            <GapInRail gap={gap} />
          </Fold>
        ))}
      </Group>
      {coach && mayAnswer && coach.model.available && <ModelQuestions name={coach.model.name} />}
      {coach && mayAnswer && <CoachPutAway coach={coach} />}
    </div>
  );
}

const Loading = () => (
  <div role="status" aria-label="Loading" style={{ display: 'grid', gap: 10, padding: 4 }}>
    <Bone width="55%" />
    <Bone />
    <Bone width="80%" />
  </div>
);

function NothingOpen({ mayAnswer }: { mayAnswer: boolean }) {
  return (
    <div className="coach-nothing">
      <b>Nothing open.</b>
      <p>
        {mayAnswer
          ? 'The text leaves no question for now. New ones come here as it is written.'
          : 'Nobody waits for an answer.'}
      </p>
    </div>
  );
}

function Group({ title, children }: { title: string; children: ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <section className="coach-group" aria-label={title}>
      <h3 className="group-title">
        {title} <span className="num">{children.length}</span>
      </h3>
      <ul>{children}</ul>
    </section>
  );
}

/** A finding in short; its card opens beside its words. */
function FindingRow({ finding }: { finding: OpenFinding }) {
  const { at, open } = useCoach();
  const isAt = open ? open === finding.id : at === finding.id;
  return (
    <li>
      <button
        type="button"
        className={`coach-row is-${finding.tier} ${isAt ? 'is-at' : ''}`}
        aria-current={isAt || undefined}
        onClick={(event) => {
          coachStore.read().editor?.show(finding.id);
          // By key the click has no place; who came by key goes on by key.
          coachStore.set({ open: finding.id, isCardFocused: event.detail === 0 });
        }}
      >
        <q className="words clamp-2" dir="auto">
          {finding.quote}
        </q>
        <span>{finding.questions[0]}</span>
      </button>
    </li>
  );
}

/** A line that opens to what can be done about it. */
function Fold({ title, note, fixed, children }: { title: string; note: string; fixed: boolean; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  if (fixed)
    return (
      <li className="coach-fold">
        <div className="coach-fold-line">
          <span>{title}</span>
          <small>{note}</small>
        </div>
      </li>
    );
  return (
    <li className={`coach-fold ${isOpen ? 'is-open' : ''}`}>
      <button type="button" className="coach-fold-line" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span>{title}</span>
        <small>{note}</small>
        <ChevronRight size={14} aria-hidden />
      </button>
      {isOpen && <div className="coach-fold-body">{children}</div>}
    </li>
  );
}

function usePoint() {
  const { postMortem } = useDocument();
  const actions = useCoachActions(postMortem.id);
  const tell = (words: string, undo: () => void) => say(words, { action: { label: 'Undo', run: undo } });
  return { actions, tell };
}

function QuestionInRail({ question }: { question: Parameters<typeof useQuestionBody>[0]['question'] }) {
  const { actions, tell } = usePoint();
  const { body } = useQuestionBody({
    question,
    actions,
    onDone: (how, done) => done && tell(how === 'answered' ? 'Answered.' : 'Put away, for everybody.', done.undo),
  });
  return body;
}

function GapInRail({ gap }: { gap: Parameters<typeof useGapBody>[0]['gap'] }) {
  const { actions, tell } = usePoint();
  const { body } = useGapBody({
    gap,
    actions,
    onDone: (how, done) => done && tell(how === 'answered' ? 'Written.' : 'Put away, for everybody.', done.undo),
  });
  return (
    <>
      <p className="coach-fold-question">{gap.question}</p>
      {body}
    </>
  );
}
