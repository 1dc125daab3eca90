import { Link } from '@tanstack/react-router';
import { ArrowUpRight, CornerUpRight } from 'lucide-react';
import { memo } from 'react';
import { isFinished } from '#shared/rules/follow-up-work.ts';
import { times } from '../../blocks/follow-ups/postpone.tsx';
import { StatusMenu } from '../../blocks/follow-ups/status-menu.tsx';
import { StrengthChoice } from '../../blocks/follow-ups/strength/strength-choice.tsx';
import type { FollowUpActions } from '../../blocks/follow-ups/use-follow-up-actions.tsx';
import type { BoardItem } from '../../data/follow-up-board.ts';
import type { FollowUp } from '../../data/follow-ups.ts';
import { Chip } from '../../ui/chip.tsx';
import { daysUntil, dueWords } from '../../ui/due-words.ts';
import { day } from '../../ui/time-words.ts';
import { Ago } from '../../ui/when.tsx';

type Props = {
  item: BoardItem;
  today: string;
  isAt: boolean;
  isChosen: boolean;
  /** While some are chosen, every row shows its box. */
  isChoosing: boolean;
  onChoose: (item: BoardItem, isChosen: boolean, isRange: boolean) => void;
  onStatus: (followUp: FollowUp, status: FollowUp['status']) => void;
  actions: FollowUpActions;
};

/** One piece of work on the board: where it stands, how old it is, whose it is and by when. */
export const FollowUpRow = memo(function FollowUpRow(props: Props) {
  const { item, today, isAt, isChosen, isChoosing, onChoose, onStatus, actions } = props;
  const { followUp } = item;
  const { reference, title, postMortem, owner, priority } = followUp;
  const isOver = isFinished(followUp);
  const looks = `${isOver ? 'is-finished' : ''} ${isAt ? 'is-at' : ''} ${isChosen ? 'is-chosen' : ''}`;
  return (
    <div className={`fu-row ${looks} ${isChoosing ? 'is-choosing' : ''}`}>
      {followUp.may['follow-up.edit'] ? (
        <label className="fu-box">
          <input
            type="checkbox"
            checked={isChosen}
            aria-label={`Choose ${reference}`}
            onChange={(event) => onChoose(item, event.target.checked, (event.nativeEvent as MouseEvent).shiftKey)}
          />
        </label>
      ) : (
        <span />
      )}
      <StatusMenu followUp={followUp} onChange={(status) => onStatus(followUp, status)} />
      <span className="fu-ref num">{reference}</span>
      <span className="fu-title">
        <Link to="/follow-ups/$ref" params={{ ref: reference }} className="words clamp-2" dir="auto">
          {title}
        </Link>
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
      <Age item={item} today={today} />
      <span className="fu-links">
        {followUp.url && <TrackerLink url={followUp.url} reference={reference} />}
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
      <span className={`fu-owner clamp-1 ${owner ? '' : 'is-nobody'}`} data-tip={followUp.team?.name}>
        <bdi>{owner?.name ?? followUp.team?.name ?? 'nobody yet'}</bdi>
      </span>
      <span className="fu-priority">
        {!isOver && priority && <Chip tone={priority === 'high' ? 'warn' : 'plain'}>{priority}</Chip>}
      </span>
      <span className="fu-due">
        {isOver ? <Ago at={followUp.doneAt ?? followUp.updatedAt} /> : <Due item={item} today={today} />}
      </span>
    </div>
  );
});

/** How long it is open, and how often its date was moved. */
function Age({ item: { followUp }, today }: { item: BoardItem; today: string }) {
  const { postponed, createdAt } = followUp;
  const days = Math.max(0, daysUntil(today, createdAt.slice(0, 10)));
  const moved = postponed > 0 ? `, moved to a later date ${times(postponed)}` : '';
  return (
    <span className="fu-age num">
      {!isFinished(followUp) && (
        <span data-tip={`Open for ${days === 1 ? 'a day' : `${days} days`}${moved}`}>
          {ageWords(days)}
          {postponed > 0 && (
            <span className="fu-moved">
              <CornerUpRight size={12} aria-hidden />
              {postponed}
              <span className="hidden-text"> times moved</span>
            </span>
          )}
        </span>
      )}
    </span>
  );
}

/** "3 d", "5 wk", "4 mo", "2 y": how old in one glance. */
export function ageWords(days: number): string {
  if (days < 14) return `${days} d`;
  if (days < 60) return `${Math.round(days / 7)} wk`;
  if (days < 730) return `${Math.round(days / 30.4)} mo`;
  return `${Math.round(days / 365)} y`;
}

/** A due date is a day and not an instant: the same wherever it is read. */
function Due({ item: { followUp, standing }, today }: { item: BoardItem; today: string }) {
  const { dueOn } = followUp;
  const broken = standing?.broken ? `Its service level says ${day(standing.dueOn, 'UTC')}` : undefined;
  if (!dueOn)
    return broken ? (
      <span className="warn-word" data-tip={broken}>
        no date
      </span>
    ) : null;
  const date = day(dueOn, 'UTC');
  const near = dueWords(dueOn, today);
  const looks = dueOn < today ? 'bad' : broken ? 'warn-word' : '';
  return (
    <time dateTime={dueOn} className={looks} data-tip={[near && date, broken].filter(Boolean).join('. ') || undefined}>
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
