import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { FOLLOW_UP_KIND_LABELS } from '#shared/rules/factor-words.ts';
import { isFinished } from '#shared/rules/follow-up-work.ts';
import { times } from '../../blocks/follow-ups/postpone.tsx';
import { STATUS_WORDS, StatusMenu } from '../../blocks/follow-ups/status-menu.tsx';
import { StrengthChoice } from '../../blocks/follow-ups/strength/strength-choice.tsx';
import { TrackerLink } from '../../blocks/follow-ups/tracker-link.tsx';
import { useFollowUpActions } from '../../blocks/follow-ups/use-follow-up-actions.tsx';
import type { FollowUpPage } from '../../data/follow-up-board.ts';
import { useIssue } from '../../data/trackers.ts';
import { dueWords } from '../../ui/due-words.ts';
import { toField } from '../../ui/local-time.ts';
import { day } from '../../ui/time-words.ts';
import { Ago } from '../../ui/when.tsx';
import { useZone } from '../../ui/zone.ts';

/** Who, by when, how strong, and where else: beside the words. */
export function FollowUpFacts({ page: { followUp, standing } }: { page: FollowUpPage }) {
  const actions = useFollowUpActions();
  const today = toField(new Date().toISOString(), useZone()).slice(0, 10);
  const { owner, team, dueOn, priority, kind, postponed, postMortem, doneAt } = followUp;
  const mayEdit = followUp.may['follow-up.edit'] === true && !followUp.removedAt;
  const isOver = isFinished(followUp);
  const isLate = !isOver && dueOn !== null && dueOn < today;
  return (
    <aside className="fup-facts" aria-label="Facts">
      <dl>
        <Fact name="Status">
          <span className="fup-status">
            <StatusMenu
              followUp={mayEdit ? followUp : { ...followUp, may: {} }}
              onChange={(to) => actions.status(followUp, to)}
            />
            {STATUS_WORDS[followUp.status]}
            {doneAt && (
              <small>
                <Ago at={doneAt} />
              </small>
            )}
          </span>
        </Fact>
        <Fact name="Owner">{owner ? <bdi>{owner.name}</bdi> : <span className="faint">Nobody yet</span>}</Fact>
        {team && <Fact name="Team">{team.name}</Fact>}
        <Fact name="Due">
          {dueOn ? (
            <span className={isLate ? 'bad' : ''}>
              {day(dueOn, 'UTC')} {!isOver && dueWords(dueOn, today) && <small>{dueWords(dueOn, today)}</small>}
            </span>
          ) : (
            <span className="faint">No date</span>
          )}
          {postponed > 0 && <small className="fup-line">Moved to a later date {times(postponed)}</small>}
          {standing && (
            <small className={`fup-line ${standing.broken ? 'warn-word' : ''}`}>
              Service level: {standing.days} working days, so by {day(standing.dueOn, 'UTC')}
              {standing.broken === 'late' && '. That has passed'}
              {standing.broken === 'planned-later' && '. It is planned for later'}
            </small>
          )}
        </Fact>
        <Fact name="Strength">
          <StrengthChoice followUp={followUp} mayEdit={mayEdit} actions={actions} />
          {followUp.strength.stronger && <small className="fup-line words">{followUp.strength.stronger}</small>}
        </Fact>
        {kind && <Fact name="Kind">{FOLLOW_UP_KIND_LABELS[kind]}</Fact>}
        {priority && <Fact name="Priority">{priority[0]!.toUpperCase() + priority.slice(1)}</Fact>}
        {postMortem && (
          <Fact name="From">
            <Link to="/post-mortems/$ref" params={{ ref: postMortem.reference }} className="link">
              {postMortem.reference}
            </Link>{' '}
            <small className="words" dir="auto">
              {postMortem.title}
            </small>
          </Fact>
        )}
        <Links followUp={followUp} />
        <Fact name="Planned">
          <Ago at={followUp.createdAt} />
          {followUp.createdBy && (
            <small>
              {' '}
              by <bdi>{followUp.createdBy}</bdi>
            </small>
          )}
        </Fact>
      </dl>
      <TrackerLink followUp={followUp} mayEdit={mayEdit} />
      {actions.dialog}
    </aside>
  );
}

/** An issue that is followed has a line of its own below, with how it stands there. */
function Links({ followUp: { id, url, links } }: { followUp: FollowUpPage['followUp'] }) {
  const { data, isPending } = useIssue(id);
  const isAlone = url !== null && !isPending && !data?.items.some((issue) => issue.url === url);
  const all = isAlone ? [{ url, title: 'In the tracker' }, ...links] : links;
  if (all.length === 0) return null;
  return (
    <Fact name="Links">
      <ul className="fup-list">
        {all.map((link) => (
          <li key={link.url}>
            <SafeLink {...link} />
          </li>
        ))}
      </ul>
    </Fact>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What came over the API may be anything; only addresses that a browser opens harmlessly become links. */
function SafeLink({ url, title }: { url: string; title: string }) {
  const words = title || url.replace(/^https?:\/\//i, '');
  if (!/^https?:\/\//i.test(url)) return <span className="words">{words}</span>;
  return (
    <a href={url} target="_blank" rel="noreferrer" className="link words" data-tip={url}>
      {words}
    </a>
  );
}
