import { MoreHorizontal } from 'lucide-react';
import { FOLLOW_UP_KIND_LABELS, FOLLOW_UP_KINDS, LEVELS } from '#shared/rules/factor-words.ts';
import { isPostponement } from '#shared/rules/follow-up-work.ts';
import type { FollowUp } from '../../data/follow-ups.ts';
import { dueWords } from '../../ui/due-words.ts';
import { Menu, MenuCheck, MenuItem, MenuLink } from '../../ui/menu.tsx';
import { day } from '../../ui/time-words.ts';
import { Cites } from '../cites.tsx';
import { InPlace } from '../in-place.tsx';
import { JudgeButtons } from '../judge-buttons.tsx';
import { FactorChoice } from './factor-choice.tsx';
import { OwnerChoice } from './owner-choice.tsx';
import { StatusMenu } from './status-menu.tsx';
import { StrengthChoice } from './strength/strength-choice.tsx';
import type { FollowUpActions } from './use-follow-up-actions.tsx';

type RowProps = { followUp: FollowUp; today: string; mayEdit: boolean; actions: FollowUpActions };

/** One piece of work: everything about it is changed where it stands. */
export function FollowUpRow({ followUp, today, mayEdit: editable, actions }: RowProps) {
  const mayEdit = editable && followUp.may['follow-up.edit'] === true;
  const isOver = followUp.status === 'done' || followUp.status === 'wont-do';
  const isCandidate = followUp.state === 'candidate';
  return (
    <li className={`work ${isOver ? 'is-over' : ''} ${isCandidate ? 'is-candidate' : ''}`} id={`work-${followUp.id}`}>
      {isCandidate ? (
        <span className="work-mark" aria-hidden />
      ) : (
        <StatusMenu
          followUp={mayEdit ? followUp : { ...followUp, may: {} }}
          onChange={(to) => actions.status(followUp, to)}
        />
      )}
      <div className="work-words">
        <div className="work-title">
          <InPlace
            label={followUp.reference}
            value={followUp.title}
            placeholder="What should change?"
            isLong
            required
            mayEdit={mayEdit}
            writtenBy={followUp.updatedBy}
            onSave={(title) => actions.save(followUp, { title })}
          />
          <Cites ids={followUp.evidence} label={followUp.quote || followUp.title} />
        </div>
        {followUp.why && (
          <div className="work-why">
            <InPlace
              label="What will be different"
              value={followUp.why}
              placeholder="What will be different?"
              isLong
              mayEdit={mayEdit}
              writtenBy={followUp.updatedBy}
              onSave={(why) => actions.save(followUp, { why })}
            />
          </div>
        )}
        <div className="work-meta">
          <span className="num">{followUp.reference}</span>
          {followUp.status !== 'wont-do' && <StrengthChoice followUp={followUp} mayEdit={mayEdit} actions={actions} />}
          <KindChoice followUp={followUp} mayEdit={mayEdit} actions={actions} />
          <PriorityChoice followUp={followUp} mayEdit={mayEdit} actions={actions} />
          <FactorChoice
            ids={followUp.factorIds}
            mayEdit={mayEdit}
            onChange={(factorIds) => void actions.set(followUp, { factorIds }, { what: 'factors' })}
          />
          {followUp.status === 'wont-do' && followUp.reason && (
            <span className="words" dir="auto">
              {followUp.reason}
            </span>
          )}
          {mayEdit && !isCandidate && <More followUp={followUp} actions={actions} />}
        </div>
      </div>
      <div className="work-side">
        <OwnerChoice
          owner={followUp.owner}
          about={followUp.title}
          mayEdit={mayEdit}
          onChange={(owner) =>
            void actions.set(
              followUp,
              { ownerId: owner?.id ?? null },
              { what: 'owner', done: 'Owner changed.', before: { ownerId: followUp.owner?.id ?? null } },
            )
          }
        />
        <Due followUp={followUp} today={today} mayEdit={mayEdit} actions={actions} />
      </div>
      {mayEdit && isCandidate && (
        <JudgeButtons
          confirm="Plan it"
          className="work-acts"
          onConfirm={() => void actions.judge(followUp, 'confirmed')}
          onStrike={() => void actions.judge(followUp, 'struck')}
        />
      )}
    </li>
  );
}

type PartProps = { followUp: FollowUp; mayEdit: boolean; actions: FollowUpActions };

function Due({ followUp, today, mayEdit, actions }: PartProps & { today: string }) {
  const { dueOn } = followUp;
  const isOver = followUp.status === 'done' || followUp.status === 'wont-do';
  const date = dueOn ? day(dueOn, 'UTC') : '';
  const words = dueOn && !isOver ? (dueWords(dueOn, today) ?? date) : date;
  if (!dueOn && !mayEdit) return <span className="work-due" />;
  return (
    <span className={`work-due ${dueOn && !isOver && dueOn < today ? 'bad' : ''}`} data-tip={date || undefined}>
      <InPlace
        label="Due"
        type="date"
        value={dueOn ?? ''}
        placeholder="no date"
        mayEdit={mayEdit}
        onSave={async (next) => {
          // A later date, or none any more, needs its reason.
          if (isPostponement(dueOn, next || null)) actions.later(followUp, next);
          else await actions.save(followUp, { dueOn: next || null });
        }}
      >
        {words || undefined}
      </InPlace>
    </span>
  );
}

function KindChoice({ followUp, mayEdit, actions }: PartProps) {
  const { kind, proposedKind } = followUp;
  const words = kind && FOLLOW_UP_KIND_LABELS[kind];
  if (!mayEdit) return words && <span>{words}</span>;
  const take = (next: FollowUp['kind']) => void actions.set(followUp, { kind: next }, { what: 'kind' });
  if (!kind && proposedKind) {
    const proposed = FOLLOW_UP_KIND_LABELS[proposedKind];
    return (
      <button
        type="button"
        className="choice kind-offer live-control"
        aria-label={`Kind: none. Its words say “${proposed}”. Take it`}
        data-tip="What its words say it is for. Press to take it."
        onClick={() => take(proposedKind)}
      >
        <span>{proposed}?</span>
      </button>
    );
  }
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          className={`choice ${words ? '' : 'live-control'}`}
          aria-label={`Kind: ${words ?? 'none'}. Change`}
        >
          {words ?? 'kind'}
        </button>
      }
    >
      {FOLLOW_UP_KINDS.map((one) => (
        <MenuCheck key={one} closes checked={one === kind} onChange={(isOn) => take(isOn ? one : null)}>
          {FOLLOW_UP_KIND_LABELS[one]}
        </MenuCheck>
      ))}
    </Menu>
  );
}

function PriorityChoice({ followUp, mayEdit, actions }: PartProps) {
  const { priority } = followUp;
  const words = priority && `${priority} priority`;
  const looks = priority === 'high' ? 'warn-word' : '';
  if (!mayEdit) return words && <span className={looks}>{words}</span>;
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          className={`choice ${looks} ${words ? '' : 'live-control'}`}
          aria-label={`Priority: ${priority ?? 'none'}. Change`}
        >
          {words ?? 'priority'}
        </button>
      }
    >
      {LEVELS.toReversed().map((one) => (
        <MenuCheck
          key={one}
          closes
          checked={one === priority}
          onChange={(isOn) => void actions.set(followUp, { priority: isOn ? one : null }, { what: 'priority' })}
        >
          {one[0]!.toUpperCase() + one.slice(1)}
        </MenuCheck>
      ))}
    </Menu>
  );
}

function More({ followUp, actions }: Omit<PartProps, 'mayEdit'>) {
  const { url, reference } = followUp;
  const isSafe = url !== null && /^https?:\/\//i.test(url);
  return (
    <Menu
      align="start"
      trigger={
        <button type="button" className="choice live-control" aria-label={`More about ${reference}`}>
          <MoreHorizontal size={14} aria-hidden />
        </button>
      }
    >
      {isSafe && <MenuLink href={url}>Open in the tracker</MenuLink>}
      <MenuItem onSelect={() => actions.same(followUp)}>The same as another…</MenuItem>
      <MenuItem danger onSelect={() => actions.remove(followUp)}>
        Take away
      </MenuItem>
    </Menu>
  );
}
