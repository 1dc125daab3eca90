import { Link } from '@tanstack/react-router';
import { sayList } from '#shared/rules/plain-words.ts';
import { useDocument } from '../../document/document-context.ts';
import { OUTCOME_WORDS } from '../../ui/chip.tsx';
import { DayAndClock } from '../../ui/when.tsx';
import { RailDebrief } from './debrief/rail-debrief.tsx';
import { Outline } from './outline.tsx';
import { ProcessPanel } from './process/process-panel.tsx';

export function RailAbout() {
  const { postMortem } = useDocument();
  const { incidents, similar } = postMortem;
  return (
    <div className="about">
      <ProcessPanel />
      <h2 className="group-title">Outline</h2>
      <Outline />
      <h2 className="group-title">{incidents.length === 1 ? 'The incident' : 'The incidents'}</h2>
      {incidents.length === 0 && <p className="rail-note">None: it was begun by hand.</p>}
      {incidents.map((incident) => (
        <Link key={incident.id} to="/incidents/$ref" params={{ ref: incident.reference }} className="about-similar">
          <span className="small faint">
            {incident.reference} · <DayAndClock at={incident.startedAt} />
          </span>
          <br />
          <span className="words" dir="auto">
            {incident.title}
          </span>
        </Link>
      ))}
      <RailDebrief />
      <h2 className="group-title">The document</h2>
      <dl>
        <dt>Owner</dt>
        <dd>
          <bdi>{postMortem.owner.person?.name ?? 'nobody yet'}</bdi>
          {postMortem.coWriters.length > 0 && (
            <>
              , with <bdi>{sayList(postMortem.coWriters.map(({ name }) => name))}</bdi>
            </>
          )}
        </dd>
        <dt>Template</dt>
        <dd>{postMortem.template}</dd>
        {postMortem.draftedAt && (
          <>
            <dt>Drafted</dt>
            <dd>
              <DayAndClock at={postMortem.draftedAt} /> from {postMortem.eventCount.toLocaleString('en')} events
            </dd>
          </>
        )}
        <dt>Changed</dt>
        <dd>
          <DayAndClock at={postMortem.updatedAt} />,{' '}
          <Link to="/post-mortems/$ref/history" params={{ ref: postMortem.reference }} className="link">
            history
          </Link>
          ,{' '}
          <Link to="/post-mortems/$ref/record" params={{ ref: postMortem.reference }} className="link">
            record
          </Link>
        </dd>
        <dt>Accounts</dt>
        <dd>
          <Link to="/post-mortems/$ref/accounts" params={{ ref: postMortem.reference }} className="link">
            what those who were there told
          </Link>
        </dd>
        <dt>Evidence</dt>
        <dd>{postMortem.citations.length} events cited</dd>
      </dl>
      {similar.length > 0 && (
        <>
          <h2 className="group-title">Happened before</h2>
          {similar.map((one) => (
            <Link
              key={one.id}
              to={one.postMortemReference ? '/post-mortems/$ref' : '/incidents/$ref'}
              params={{ ref: one.postMortemReference ?? one.reference }}
              className="about-similar"
            >
              <span className="small faint">
                {one.postMortemReference ?? one.reference} · {one.daysAgo} days before
                {!one.postMortemReference && one.outcome && ` · ${OUTCOME_WORDS[one.outcome].toLowerCase()}`}
              </span>
              <br />
              <span className="words" dir="auto">
                {one.title}
              </span>
              <span className="small faint" style={{ display: 'block' }}>
                {one.alike.join(' · ')}
              </span>
            </Link>
          ))}
        </>
      )}
    </div>
  );
}
