import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { EFFECT_ANSWER_WORDS, EFFECT_ANSWERS, type EffectAnswer } from '#shared/rules/effect/effect-numbers.ts';
import { explain } from '../../data/api.ts';
import { type EffectCheck, useAnswerEffect } from '../../data/effects.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/field.tsx';
import { say } from '../../ui/toast-store.ts';
import { Afterwards } from './afterwards.tsx';

const MEANS: Record<EffectAnswer, string> = {
  worked: 'What it should change has changed',
  partly: 'Some of it, or not always',
  'did-not': 'It comes as often, or as badly, as before',
  'cannot-tell': 'Too few, or too much else changed',
};

/** One question, four answers, a note. Changed as often as needed: every answer stays. */
export function AnswerForm({ check }: { check: EffectCheck }) {
  const [last] = check.answers;
  const isOpen = check.state !== 'answered';
  const [isChanging, setChanging] = useState(false);
  if (last && !isOpen && !isChanging)
    return (
      <section className="answered">
        <h2>{EFFECT_ANSWER_WORDS[last.answer]}</h2>
        <p className="words" dir="auto">
          says {last.by}
          {last.note && `: ${last.note}`}
        </p>
        {(last.answer === 'did-not' || last.answer === 'partly') && <Afterwards check={check} />}
        {check.may.answer && <Button onClick={() => setChanging(true)}>Answer otherwise</Button>}
      </section>
    );
  if (!check.may.answer)
    return <p className="faint">Nobody has answered yet. Its owner, or any editor who may see it, can.</p>;
  return <Ask check={check} onDone={() => setChanging(false)} />;
}

function Ask({ check, onDone }: { check: EffectCheck; onDone: () => void }) {
  const [answer, setAnswer] = useState<EffectAnswer | null>(null);
  const [note, setNote] = useState('');
  const change = useAnswerEffect();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!answer) return;
    change.mutate(
      { id: check.followUp.id, answer, note },
      {
        onSuccess: () => {
          say('Kept, with the numbers of now');
          onDone();
        },
      },
    );
  };
  return (
    <form className="ask" onSubmit={submit}>
      <fieldset>
        <legend>Did it work?</legend>
        <div className="ask-answers">
          {EFFECT_ANSWERS.map((one) => (
            <label key={one} className="ask-answer">
              <input type="radio" name="answer" value={one} checked={answer === one} onChange={() => setAnswer(one)} />
              <span>
                <b>{EFFECT_ANSWER_WORDS[one]}</b>
                <small>{MEANS[one]}</small>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <TextArea
        label="What makes you say so"
        optional
        rows={2}
        maxLength={4000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {change.error && (
        <p className="field-error" role="alert">
          {explain(change.error)}
        </p>
      )}
      <div className="ask-acts">
        <Button type="submit" look="primary" disabled={!answer} busy={change.isPending}>
          Answer
        </Button>
        {check.followUp.postMortem && (
          <Link to="/post-mortems/$ref" params={{ ref: check.followUp.postMortem.reference }} className="link">
            Read what happened first
          </Link>
        )}
      </div>
    </form>
  );
}
