import { Link } from '@tanstack/react-router';
import { ArrowUpRight } from 'lucide-react';
import { StatusMenu } from '../../blocks/follow-ups/status-menu.tsx';
import { StrengthChoice } from '../../blocks/follow-ups/strength/strength-choice.tsx';
import type { FollowUpActions } from '../../blocks/follow-ups/use-follow-up-actions.tsx';
import type { FollowUp } from '../../data/follow-ups.ts';
import { Chip } from '../../ui/chip.tsx';
import { dueWords } from '../../ui/due-words.ts';
import { day } from '../../ui/time-words.ts';
import { Ago } from '../../ui/when.tsx';
import { isFinished } from './lateness.ts';

type Props = {
  followUp: FollowUp;
  today: string;
  isAt: boolean;
  onOpen: () => void;
  onStatus: (status: FollowUp['status']) => void;
  actions: FollowUpActions;
};
export function FollowUpRow({ followUp, today, isAt, onOpen, onStatus, actions }: Props) {
  const { postMortem, owner, priority } = followUp;
  const isOver = isFinished(followUp);
  return (
    <div className={`fu-row ${isOver ? 'is-finished' : ''} ${isAt ? 'is-at' : ''}`}>
      <StatusMenu followUp={followUp} onChange={onStatus} />
      <span className="fu-ref num">{followUp.reference}</span>
      <span className="fu-title">
        <button type="button" className="words clamp-2" dir="auto" onClick={onOpen}>
          {followUp.title}
        </button>
        {followUp.status === 'wont-do' && followUp.reason && (
          <small className="words clamp-1" dir="auto" data-tip={followUp.reason}>
            {followUp.reason}
          </small>
        )}
      </span>
      <span className="fu-strength">
        {!isOver && (
          <StrengthChoice followUp={followUp} mayEdit={followUp.may['follow-up.edit'] === true} actions={actions} />
        )}
      </span>
      <span className="fu-links">
        {followUp.url && <TrackerLink url={followUp.url} reference={followUp.reference} />}
        {postMortem && (
          <Link
            to="/post-mortems/$ref"
            params={{ ref: postMortem.reference }}
            className="num"
            data-tip={postMortem.title}
            aria-label={`${postMortem.reference}: ${postMortem.title}`}
          >
            {postMortem.reference}
          </Link>
        )}
      </span>
      <span className={`fu-owner clamp-1 ${owner ? '' : 'is-nobody'}`}>
        <bdi>{owner?.name ?? 'nobody yet'}</bdi>
      </span>
      <span className="fu-priority">
        {!isOver && priority && <Chip tone={priority === 'high' ? 'warn' : 'plain'}>{priority}</Chip>}
      </span>
      <span className="fu-due">
        {isOver ? <Ago at={followUp.doneAt ?? followUp.updatedAt} /> : <Due dueOn={followUp.dueOn} today={today} />}
      </span>
    </div>
  );
}

/** A due date is a day and not an instant: the same wherever it is read. */
function Due({ dueOn, today }: { dueOn: string | null; today: string }) {
  if (!dueOn) return null;
  const date = day(dueOn, 'UTC');
  const near = dueWords(dueOn, today);
  return (
    <time dateTime={dueOn} className={dueOn < today ? 'bad' : ''} data-tip={near && date}>
      {near ?? date}
    </time>
  );
}

function TrackerLink({ url, reference }: { url: string; reference: string }) {
  // What came over the API may be anything; only addresses that a browser opens harmlessly become links.
  if (!/^https?:\/\//i.test(url)) return null;
  return (
    <a href={url} target="_blank" rel="noreferrer" aria-label={`${reference} in the tracker`} data-tip={url}>
      <ArrowUpRight size={14} aria-hidden />
    </a>
  );
}
