import { useId } from 'react';
import type { RuleFigures } from '../../../data/coach.ts';
import { intervalWords, precisionWords, usesOf } from './precision-words.ts';
import type { RuleWords } from './rule-words.ts';

type RowProps = {
  words: RuleWords;
  /** Its example is a sentence, and not the state of a document. */
  isQuoted: boolean;
  isOn: boolean;
  /** How often it was right here; only admins are told. */
  figures: RuleFigures | undefined;
  disabled: boolean;
  onTurn: (isOn: boolean) => void;
};

export function RuleRow({ words, isQuoted, isOn, figures, disabled, onTurn }: RowProps) {
  const id = useId();
  return (
    <li className={`coach-rule ${isOn ? '' : 'is-off'}`}>
      <input
        id={id}
        type="checkbox"
        className="box"
        checked={isOn}
        disabled={disabled}
        aria-describedby={`${id}-why`}
        onChange={(event) => onTurn(event.target.checked)}
      />
      <div>
        <label htmlFor={id}>{words.name}</label>
        {!isOn && <em>off</em>}
        <p id={`${id}-why`}>{words.why}</p>
        {isQuoted ? (
          <q className="coach-sentence">{words.example}</q>
        ) : (
          <span className="coach-sentence">{words.example}</span>
        )}
      </div>
      {figures && <Figures figures={figures} name={words.name} />}
    </li>
  );
}

function Figures({ figures, name }: { figures: RuleFigures; name: string }) {
  const uses = usesOf(figures);
  const summary = precisionWords(figures);
  if (uses.length === 0) return <span className="coach-figure faint">{summary}</span>;
  const interval = intervalWords(figures);
  return (
    <details className="coach-figure">
      <summary aria-label={`${name}: ${summary}`}>{summary}</summary>
      {interval && <p>{interval}</p>}
      <ul>
        {uses.map(({ count, words }) => (
          <li key={words}>
            <span className="num">{count}</span> {words}
          </li>
        ))}
      </ul>
    </details>
  );
}
