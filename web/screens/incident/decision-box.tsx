import { Link } from '@tanstack/react-router';
import { Fragment, useState } from 'react';
import type { Outcome } from '#shared/contracts/incidents.ts';
import type { WordForms } from '#shared/rules/word-forms.ts';
import type { Incident } from '../../data/incidents.ts';
import { useWord } from '../../data/session.ts';
import { TextButton } from '../../ui/button.tsx';
import { Ago } from '../../ui/when.tsx';
import { ChangeDecision } from './change-decision.tsx';
import { Cites } from './evidence.tsx';
import { WhyTheseRules } from './why-these-rules.tsx';
import './decision-box.css';

const HEADINGS: Record<Outcome, (word: WordForms) => string> = {
  required: ({ aOne }) => `${capital(aOne)} is required`,
  recommended: ({ aOne }) => `${capital(aOne)} is recommended`,
  optional: ({ aOne }) => `${capital(aOne)} is optional`,
  'not-needed': ({ aOne }) => `${capital(aOne)} is not needed`,
};
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Whether the incident gets a post-mortem, and why. */
export function DecisionBox({ incident }: { incident: Incident }) {
  const word = useWord();
  const [open, setOpen] = useState<'change' | 'why' | null>(null);
  const { decision } = incident;
  if (!decision) return <Undecided incident={incident} word={word} />;
  const { override } = decision;
  return (
    <section className={`decision decision-${decision.outcome}`} aria-label="Decision">
      <h2>{HEADINGS[decision.outcome](word)}</h2>
      {override && (
        <p className="decision-override words" dir="auto">
          {override.by} decided so <Ago at={override.at} />: “{override.reason}” The policy said{' '}
          {decision.policyOutcome.replace('-', ' ')}.
        </p>
      )}
      <ul>
        {decision.reasons.map((reason) => (
          <li key={reason.rule + reason.text} className={reason.weight === 'against' ? 'is-against' : ''}>
            <span className="hidden-text">
              {reason.weight === 'against' ? 'Speaks against it: ' : 'Speaks for it: '}
            </span>
            <Linked text={reason.text} />
            <Cites ids={reason.evidence} label={reason.text} />
          </li>
        ))}
      </ul>
      <div className="decision-acts">
        {incident.postMortemReference && (
          <Link to="/post-mortems/$ref" params={{ ref: incident.postMortemReference }} className="link">
            Open {incident.postMortemReference}
          </Link>
        )}
        {incident.may['decision.override'] && (
          <TextButton quiet onClick={() => setOpen('change')}>
            Change decision…
          </TextButton>
        )}
        <TextButton quiet onClick={() => setOpen('why')}>
          Why these rules?
        </TextButton>
      </div>
      {open === 'change' && <ChangeDecision incident={incident} decision={decision} onClose={() => setOpen(null)} />}
      {open === 'why' && <WhyTheseRules decision={decision} onClose={() => setOpen(null)} />}
    </section>
  );
}

function Undecided({ incident, word }: { incident: Incident; word: WordForms }) {
  const isRunning = incident.status === 'open' || incident.status === 'mitigated';
  return (
    <p className="small faint" style={{ margin: '16px 0 24px' }}>
      {isRunning
        ? `When it is resolved, Debrief decides whether ${word.aOne} is worth the time, and says why.`
        : `Deciding whether ${word.aOne} is worth the time…`}
    </p>
  );
}

/** References in a reason lead to what they name. */
function Linked({ text }: { text: string }) {
  return text.split(/\b(INC-\d+|PM-\d+)\b/).map((part, index) => {
    const key = `${index}${part}`;
    if (/^INC-\d+$/.test(part)) {
      return (
        <Link key={key} to="/incidents/$ref" params={{ ref: part }} className="link">
          {part}
        </Link>
      );
    }
    if (/^PM-\d+$/.test(part)) {
      return (
        <Link key={key} to="/post-mortems/$ref" params={{ ref: part }} className="link">
          {part}
        </Link>
      );
    }
    return <Fragment key={key}>{part}</Fragment>;
  });
}
