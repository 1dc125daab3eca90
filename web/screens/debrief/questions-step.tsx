import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useAnswer } from '../../data/debriefs.ts';
import { Button } from '../../ui/button.tsx';
import { FormError, TextArea } from '../../ui/field.tsx';
import { useMeetingState } from './meeting-context.ts';
import { stepIn } from './use-meeting-keys.ts';

/** What the document leaves open, one question at a time; what is answered goes into the document at once. */
export function QuestionsStep() {
  const { points, place, go, mayWrite } = useMeetingState();
  const index = Math.max(
    0,
    points.findIndex((one) => one.key === place.question),
  );
  const point = points[index];
  if (!point)
    return (
      <section className="stage-words">
        <h2>Open questions</h2>
        <p className="meeting-lead">Nothing is open: the document answers what it was asked.</p>
      </section>
    );
  const keys = points.map((one) => one.key);
  const turn = (by: 1 | -1) => go({ question: keys[stepIn(keys, point.key, by)] ?? null });
  return (
    <section className="stage-question" aria-labelledby="stage-title">
      <p className="stage-count num">
        {index + 1} of {points.length}
      </p>
      <h2 id="stage-title" dir="auto">
        {point.text}
      </h2>
      {mayWrite && <AnswerField key={point.key} index={index} />}
      <div className="stage-turn">
        <Button onClick={() => turn(-1)} disabled={index === 0}>
          <ChevronLeft size={18} aria-hidden /> Before
        </Button>
        <Button onClick={() => turn(1)} disabled={index === points.length - 1}>
          Leave open <ChevronRight size={18} aria-hidden />
        </Button>
      </div>
    </section>
  );
}

function AnswerField({ index }: { index: number }) {
  const { postMortem, room, points, go } = useMeetingState();
  const answer = useAnswer(postMortem.id);
  const [text, setText] = useState('');
  const point = points[index];
  if (!point) return null;
  const { section, questionId, key } = point;
  const title = postMortem.sections.find((one) => one.key === section)?.title ?? 'Debrief notes';
  const write = () => {
    if (!text.trim()) return;
    const input = { id: room.debrief.id, section, text, ...(questionId ? { questionId } : {}) };
    answer.mutate(input, {
      onSuccess: () => {
        setText('');
        const next = points.filter((one) => one.key !== key)[Math.min(index, points.length - 2)];
        if (next) go({ question: next.key });
      },
    });
  };
  return (
    <div className="answer-field">
      <TextArea
        label={`The answer, written into “${title}”`}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) write();
        }}
      />
      <FormError error={answer.error} />
      <Button look="primary" busy={answer.isPending} disabled={!text.trim()} onClick={write}>
        Write it down
      </Button>
    </div>
  );
}
