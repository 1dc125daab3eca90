import { Link, useParams } from '@tanstack/react-router';
import { type EffectCheck as Check, useEffectCheck } from '../../data/effects.ts';
import { Crumbs } from '../../ui/crumbs.tsx';
import { Page } from '../../ui/page.tsx';
import { BoneRows, Failed, State } from '../../ui/states.tsx';
import { Day } from '../../ui/when.tsx';
import { AnswerForm } from './answer-form.tsx';
import { AnswerHistory } from './answer-history.tsx';
import { BeforeAfter } from './before-after.tsx';
import './effect-check.css';

/** One question about a finished follow-up, with what happened before and after it in front. */
export default function EffectCheck() {
  const { ref } = useParams({ from: '/inside/follow-ups/$ref/effect' });
  const check = useEffectCheck(ref);
  const reference = check.data?.followUp.reference ?? ref.toUpperCase();
  return (
    <Page
      title={`Did ${reference} work?`}
      hasHeading={check.data !== undefined}
      width="narrow"
      crumbs={
        <Crumbs
          trail={[
            <Link key="list" to="/follow-ups">
              Follow-ups
            </Link>,
            reference,
          ]}
        >
          Did it work?
        </Crumbs>
      }
    >
      {check.data ? (
        <Question check={check.data} />
      ) : check.error ? (
        <Failed error={check.error} what="follow-up" retry={() => void check.refetch()} />
      ) : (
        <BoneRows rows={6} />
      )}
    </Page>
  );
}

function Question({ check }: { check: Check }) {
  const { followUp, numbers } = check;
  return (
    <article className="effect">
      <header className="effect-head">
        <h1 className="words" dir="auto">
          {followUp.title}
        </h1>
        <p className="effect-about">
          <span>{followUp.reference}</span>
          {check.doneAt && (
            <span>
              done on <Day at={check.doneAt} />
            </span>
          )}
          {followUp.owner && <span dir="auto">owned by {followUp.owner.name}</span>}
          {followUp.postMortem && (
            <Link to="/post-mortems/$ref" params={{ ref: followUp.postMortem.reference }} className="link">
              {followUp.postMortem.reference} {followUp.postMortem.title}
            </Link>
          )}
        </p>
        <Expected check={check} />
      </header>
      {check.state === 'not-done' ? (
        <State title="It is not done yet" inline>
          <p>Once it is, Debrief waits the time its effect needs and then asks its owner here whether it worked.</p>
        </State>
      ) : (
        <>
          <Came check={check} />
          {numbers ? (
            <BeforeAfter numbers={numbers} />
          ) : (
            <p className="faint">It belongs to no incident, so there is nothing to count before and after.</p>
          )}
          {check.state === 'waiting' && check.askAt && (
            <p className="effect-when">
              Debrief asks on <Day at={check.askAt} />: {check.because}. Who knows already may answer now.
            </p>
          )}
          <AnswerForm key={check.answers[0]?.id ?? 'first'} check={check} />
          <AnswerHistory check={check} />
        </>
      )}
    </article>
  );
}

function Expected({ check: { followUp } }: { check: Check }) {
  const { change, measure } = followUp.expected;
  if (!change && followUp.factors.length === 0) return null;
  return (
    <dl className="effect-expected">
      {change && (
        <div>
          <dt>Should change</dt>
          <dd className="words" dir="auto">
            {change}
            {measure && <span className="faint"> · measured by {measure}</span>}
          </dd>
        </div>
      )}
      {followUp.factors.length > 0 && (
        <div>
          <dt>Addresses</dt>
          <dd className="words" dir="auto">
            {followUp.factors.map((one) => one.title).join(' · ')}
          </dd>
        </div>
      )}
    </dl>
  );
}

/** Something like it happened although it was done: said before anything else. */
function Came({ check }: { check: Check }) {
  if (check.recurrences.length === 0) return null;
  const isContradicted = check.recurrences.some((one) => one.sinceAnswer);
  return (
    <div className="effect-came" role="note">
      <b>
        {isContradicted
          ? 'It was answered, and something like it happened since.'
          : 'Something like it happened since.'}
      </b>
      <ul>
        {check.recurrences.map(({ incident }) => (
          <li key={incident.id}>
            <Link to="/incidents/$ref" params={{ ref: incident.reference }} className="link words" dir="auto">
              {incident.reference} {incident.title}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
