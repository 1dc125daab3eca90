import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { explain } from '../../../data/api.ts';
import { useTryTemplates } from '../../../data/templates.ts';
import { Button } from '../../../ui/button.tsx';
import { Severity } from '../../../ui/chip.tsx';

/** Which template an incident would get, and why: for whoever has just written a rule. */
export function TryTemplates() {
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  const answer = useTryTemplates(asked);
  return (
    <section className="template-try">
      <h2>Try the rules</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const plain = typed.trim();
          setAsked(/^\d+$/.test(plain) ? `INC-${plain}` : plain);
        }}
      >
        <label htmlFor="try-incident">Which template would</label>
        <input
          id="try-incident"
          className="input"
          placeholder="INC-42"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <span>get?</span>
        <Button type="submit" disabled={!typed.trim()} busy={answer.isFetching}>
          Ask
        </Button>
      </form>
      <div aria-live="polite">
        {answer.error && asked && <p className="bad small">{explain(answer.error)}</p>}
        {answer.data && !answer.error && <Answer answer={answer.data} />}
      </div>
    </section>
  );
}

function Answer({ answer }: { answer: NonNullable<ReturnType<typeof useTryTemplates>['data']> }) {
  const { incident } = answer;
  const about = [incident.type, ...incident.services, ...incident.teams.map((team) => `team ${team}`)].filter(Boolean);
  return (
    <>
      <p className="template-try-incident">
        <Link className="link" to="/incidents/$ref" params={{ ref: incident.reference }}>
          {incident.reference}
        </Link>{' '}
        <bdi>{incident.title}</bdi> <Severity value={incident.severity} />{' '}
        <span className="faint">{about.join(', ')}</span>
      </p>
      <ol className="template-verdicts">
        {answer.templates.map((one) => (
          <li key={one.key} className={one.isChosen ? 'is-chosen' : ''}>
            <b>{one.name}</b>
            <span>
              {one.isChosen && <span className="hidden-text">Chosen. </span>}
              {one.why}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
