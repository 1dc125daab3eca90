import { useId } from 'react';
import type { NameRule } from '#shared/coach/finding.ts';
import { type CoachSettings, useCoachText } from '../../../data/coach.ts';
import { useSettingsChange } from './use-settings-change.ts';

const CHOICES: { value: NameRule; label: string; about: string; done: string }[] = [
  {
    value: 'allowed',
    label: 'Names, with context',
    about: 'A name is fine when the text also says what that person saw, knew or expected.',
    done: 'Names stand, with context.',
  },
  {
    value: 'roles-only',
    label: 'Roles instead of names',
    about: 'The role somebody had in the incident is offered in place of their name.',
    done: 'Roles are offered in place of names.',
  },
];
const SENTENCES = [
  'Robin Vega pushed the config.',
  'Robin Vega pushed the config because the page showed a green badge from the last check.',
];
const ROSTER = [{ name: 'Robin Vega', role: 'engineer on call' }];

type NamesProps = { settings: CoachSettings; mayManage: boolean };

/** How the coach treats names, each way with what it says about the same two sentences. */
export function NamesChoice({ settings, mayManage }: NamesProps) {
  const change = useSettingsChange();
  const group = useId();
  return (
    <fieldset className="coach-names" disabled={!mayManage}>
      <legend>
        <h2>Names</h2>
      </legend>
      {CHOICES.map(({ value, label, about, done }) => (
        <div key={value} className={`coach-choice ${settings.names === value ? 'is-on' : ''}`}>
          <label className="coach-choice-head">
            <input
              type="radio"
              name={group}
              checked={settings.names === value}
              onChange={() => change({ names: value }, { names: settings.names }, done)}
            />
            <span>
              <b>{label}</b>
              <small>{about}</small>
            </span>
          </label>
          <div className="coach-examples">
            {SENTENCES.map((sentence) => (
              <Example key={sentence} sentence={sentence} names={value} language={settings.language} />
            ))}
          </div>
        </div>
      ))}
    </fieldset>
  );
}

/** One sentence and what the coach says of it; asked of the coach itself, so that it is what it says. */
function Example({ sentence, names, language }: { sentence: string; names: NameRule; language: string }) {
  const read = useCoachText({ markdown: sentence, names, language, roster: ROSTER });
  const finding = read.data?.findings[0];
  const said = finding?.suggestion ? `Write “${finding.suggestion}”?` : finding?.questions[0];
  return (
    <p className="coach-example">
      <q dir="auto">{sentence}</q>
      <span className={said ? 'coach-says' : 'faint'} dir="auto">
        {read.data ? (said ?? 'Nothing to ask.') : read.error ? 'The coach cannot be asked right now.' : '…'}
      </span>
    </p>
  );
}
