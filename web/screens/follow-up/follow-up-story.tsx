import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { EffectLine } from '../../blocks/follow-ups/effect-line.tsx';
import { STATUS_WORDS } from '../../blocks/follow-ups/status-menu.tsx';
import type { FollowUpPage } from '../../data/follow-up-board.ts';
import { day } from '../../ui/time-words.ts';

/** What it is, and why. */
export function FollowUpHead({ page: { followUp } }: { page: FollowUpPage }) {
  return (
    <>
      <h1 className="fup-title words" dir="auto">
        {followUp.title}
      </h1>
      {followUp.why && (
        <p className="fup-why words" dir="auto">
          {followUp.why}
        </p>
      )}
      {followUp.status === 'wont-do' && followUp.reason && (
        <p className="fup-why words" dir="auto">
          Not done: {followUp.reason}
        </p>
      )}
      {followUp.status === 'done' && <EffectLine reference={followUp.reference} />}
    </>
  );
}

/** What should be different, where it came from, and what it has to do with. */
export function FollowUpStory({ page }: { page: FollowUpPage }) {
  const { followUp, factors, tookIn, parts } = page;
  return (
    <>
      <CameFrom page={page} />
      <Effect followUp={followUp} />
      {factors.length > 0 && followUp.postMortem && (
        <Part title="Addresses">
          <ul className="fup-list">
            {factors.map((factor) => (
              <li key={factor.id}>
                <Link
                  to="/post-mortems/$ref"
                  params={{ ref: followUp.postMortem!.reference }}
                  hash={`factor-${factor.id}`}
                  className="link words"
                  dir="auto"
                >
                  {factor.title}
                </Link>
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Others title="Stands also for" items={tookIn} />
      <Others title="Split off from it" items={parts} />
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="fup-part">
      <h2 className="group-title">{title}</h2>
      {children}
    </section>
  );
}

function Others({ title, items }: { title: string; items: FollowUpPage['parts'] }) {
  if (items.length === 0) return null;
  return (
    <Part title={title}>
      <ul className="fup-list">
        {items.map((one) => (
          <li key={one.id}>
            <Link to="/follow-ups/$ref" params={{ ref: one.reference }} className="link words">
              <span className="num">{one.reference}</span> <bdi>{one.title}</bdi>
            </Link>{' '}
            <small>{STATUS_WORDS[one.status].toLowerCase()}</small>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Effect({ followUp: { effect } }: Pick<FollowUpPage, 'followUp'>) {
  if (!effect) return null;
  const { change, measure, lookOn, lookAfterWeeks } = effect;
  const when = lookOn
    ? `on ${day(lookOn, 'UTC')}`
    : lookAfterWeeks
      ? `${lookAfterWeeks === 1 ? 'a week' : `${lookAfterWeeks} weeks`} after it is done`
      : null;
  return (
    <Part title="Expected effect">
      <p className="words" dir="auto">
        {change}
      </p>
      {measure && (
        <p className="fup-note words" dir="auto">
          Measured by {measure}
        </p>
      )}
      {when && <p className="fup-note">Looked at {when}</p>}
    </Part>
  );
}

const CAME: Record<string, string> = {
  selection: 'From words of the document',
  chat: 'From a message in the chat',
  comment: 'From a comment',
  'parking-lot': 'From the parking lot of the debrief',
  api: 'Came over the API',
  split: 'Split off from another follow-up',
  'by-hand': '',
};

function CameFrom({ page: { followUp, section } }: { page: FollowUpPage }) {
  const { quote, cameFrom, postMortem, evidence, splitFrom } = followUp;
  const place = cameFrom?.threadId
    ? `comment-${cameFrom.threadId}`
    : section
      ? `section-${section.key}`
      : `work-${followUp.id}`;
  const words = cameFrom ? CAME[cameFrom.kind] : followUp.origin === 'draft' ? 'The draft heard somebody say it' : '';
  if (!words && !quote) return null;
  return (
    <Part title="Where it came from">
      {quote && (
        <blockquote className="fup-quote words" dir="auto">
          {quote}
        </blockquote>
      )}
      <p className="fup-note">
        {words}
        {section && `, in “${section.title}”`}
        {evidence.length > 0 &&
          `, with ${evidence.length === 1 ? 'an event' : `${evidence.length} events`} as evidence`}
        {splitFrom && (
          <>
            {' '}
            <Link to="/follow-ups/$ref" params={{ ref: splitFrom.reference }} className="link num">
              {splitFrom.reference}
            </Link>
          </>
        )}
        {postMortem && (
          <>
            {' · '}
            <Link to="/post-mortems/$ref" params={{ ref: postMortem.reference }} hash={place} className="link">
              Show it in {postMortem.reference}
            </Link>
          </>
        )}
      </p>
    </Part>
  );
}
