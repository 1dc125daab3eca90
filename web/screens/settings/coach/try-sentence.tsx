import { useState } from 'react';
import { type CoachSettings, type TextFinding, useCoachText } from '../../../data/coach.ts';
import { TextButton } from '../../../ui/button.tsx';
import { FormError, TextArea, TextField } from '../../../ui/field.tsx';
import { useSettled } from '../../../ui/use-settled.ts';
import { markedPieces } from './marked-text.ts';

const MOST = 5000;
const EXAMPLES = [
  'Sam should have checked the diff before the push.',
  'Sam pushed config v412. The page showed a green badge, and Sam expected a canary first.',
  'The root cause was human error.',
];

/** A sentence, and what the coach says of it while it is typed. Nothing is kept. */
export function TrySentence({ settings }: { settings: CoachSettings }) {
  const [text, setText] = useState(EXAMPLES[0]!);
  const [people, setPeople] = useState('Sam');
  const asked = useSettled(text, 250);
  const roster = useSettled(people, 250)
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const isAsked = asked.trim() !== '';
  const read = useCoachText({ markdown: asked, roster, names: settings.names, language: settings.language }, isAsked);
  const findings = isAsked ? (read.data?.findings ?? []) : [];
  return (
    <section className="coach-try">
      <h2>Try a sentence</h2>
      <div className="coach-try-box">
        <div>
          <TextArea
            label="Text"
            rows={3}
            maxLength={MOST}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <TextField
            label="People in it"
            optional
            hint="Separated by commas. Everybody known here is recognised anyway."
            maxLength={1000}
            value={people}
            onChange={(event) => setPeople(event.target.value)}
          />
          <p className="small coach-try-examples">
            <span className="faint">For example</span>
            {EXAMPLES.map((example) => (
              <TextButton key={example} quiet onClick={() => setText(example)}>
                {example}
              </TextButton>
            ))}
          </p>
        </div>
        <div role="status" aria-label="What the coach says">
          {read.error ? (
            <FormError error={read.error} />
          ) : findings.length > 0 && read.data ? (
            <Findings text={asked} findings={findings} />
          ) : (
            <p className="faint">{!isAsked || read.data ? 'Nothing to ask.' : '…'}</p>
          )}
        </div>
      </div>
    </section>
  );
}

function Findings({ text, findings }: { text: string; findings: TextFinding[] }) {
  return (
    <>
      <p className="coach-marked" dir="auto">
        {markedPieces(text, findings).map((piece) =>
          piece.tier ? (
            <mark key={piece.start} className={`coach-${piece.tier}`}>
              {piece.text}
            </mark>
          ) : (
            <span key={piece.start}>{piece.text}</span>
          ),
        )}
      </p>
      <ul className="coach-findings">
        {findings.map((one) => (
          <li key={`${one.rule} ${one.start}`} className={`is-${one.tier}`}>
            <q className="coach-quote" dir="auto">
              {one.quote}
            </q>
            <b dir="auto">{one.questions[0]}</b>
            {one.suggestion && (
              <span dir="auto">
                Other words: <q>{one.suggestion}</q>
              </span>
            )}
            <small>{one.why}</small>
          </li>
        ))}
      </ul>
    </>
  );
}
