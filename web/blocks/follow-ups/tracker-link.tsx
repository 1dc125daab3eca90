import { ArrowUpRight, MoreHorizontal } from 'lucide-react';
import { useState } from 'react';
import type { FollowUp } from '../../data/follow-ups.ts';
import { type FollowedIssue, useBlankIssue, useIssue, useRefreshIssue, useUnlinkIssue } from '../../data/trackers.ts';
import { Button, TextButton } from '../../ui/button.tsx';
import { Chip, type Tone } from '../../ui/chip.tsx';
import { Menu, MenuItem, MenuLine } from '../../ui/menu.tsx';
import { say } from '../../ui/toast-store.ts';
import { Ago, Clock } from '../../ui/when.tsx';
import { CreateIssue } from './create-issue.tsx';
import { IssueConflict } from './issue-conflict.tsx';
import { LinkIssue } from './link-issue.tsx';
import './tracker-link.css';

type Subject = Pick<FollowUp, 'id' | 'reference' | 'title'>;
const TONES: Record<NonNullable<FollowedIssue['status']>, Tone> = {
  open: 'plain',
  'in-progress': 'accent',
  done: 'ok',
  'wont-do': 'plain',
};

/** The issue of a follow-up in a tracker: how it stands there, and what keeps the two apart. */
export function TrackerLink({ followUp, mayEdit }: { followUp: Subject; mayEdit: boolean }) {
  const { data } = useIssue(followUp.id);
  const [asking, setAsking] = useState<'create' | 'link' | null>(null);
  if (!data) return null;
  const issue = data.items[0];
  if (!issue && (!mayEdit || data.trackers.length === 0)) return null;
  const close = () => setAsking(null);
  return (
    <section className="issue" aria-label="Issue in a tracker">
      {issue ? (
        <Issue issue={issue} mayEdit={mayEdit} onLink={() => setAsking('link')} />
      ) : (
        <div className="issue-offer">
          <Button small onClick={() => setAsking('create')}>
            Create issue…
          </Button>
          <Button small look="plain" onClick={() => setAsking('link')}>
            Link existing…
          </Button>
        </div>
      )}
      {asking === 'create' && <CreateIssue followUp={followUp} trackers={data.trackers} onClose={close} />}
      {asking === 'link' && <LinkIssue followUp={followUp} trackers={data.trackers} onClose={close} />}
    </section>
  );
}

function Issue({ issue, mayEdit, onLink }: { issue: FollowedIssue; mayEdit: boolean; onLink: () => void }) {
  return (
    <>
      <div className="issue-line">
        <Standing issue={issue} />
        {mayEdit && <IssueMenu issue={issue} onLink={onLink} />}
      </div>
      {issue.conflicts.map((conflict) => (
        <IssueConflict key={conflict.field} issue={issue} conflict={conflict} mayEdit={mayEdit} />
      ))}
      <Trouble issue={issue} mayEdit={mayEdit} onLink={onLink} />
      {issue.tellsTooMuch && <TellsTooMuch issue={issue} mayEdit={mayEdit} />}
      {issue.notes.map((note) => (
        <p key={note} className="issue-note small faint">
          {note}
        </p>
      ))}
    </>
  );
}

function Standing({ issue }: { issue: FollowedIssue }) {
  const { key, url, statusName, status, assignee, tracker } = issue;
  const isSafe = url !== null && /^https?:\/\//i.test(url);
  return (
    <span className="issue-standing">
      {isSafe ? (
        <a
          href={url}
          target="_blank"
          rel="noreferrer"
          className="link issue-key"
          aria-label={`${key} in ${tracker.name}`}
          data-tip={issue.title ?? undefined}
        >
          <bdi>{key}</bdi>
          <ArrowUpRight size={13} aria-hidden />
        </a>
      ) : (
        <span className="quiet">
          {key ?? (issue.fault ? `Not yet in ${tracker.name}` : `On its way to ${tracker.name}…`)}
        </span>
      )}
      {issue.state === 'linked' && status && statusName && <Chip tone={TONES[status]}>{statusName}</Chip>}
      {issue.state === 'deleted' && <Chip tone="bad">deleted there</Chip>}
      {issue.state === 'moved' && <Chip tone="warn">moved there</Chip>}
      {assignee && (
        <span className="small faint clamp-1" dir="auto">
          {assignee.name}
        </span>
      )}
      {issue.readAt && (
        <span className="small faint issue-read">
          read <Ago at={issue.readAt} />
        </span>
      )}
    </span>
  );
}

function IssueMenu({ issue, onLink }: { issue: FollowedIssue; onLink: () => void }) {
  const unlink = useUnlinkIssue();
  const refresh = useRefreshIssue();
  const { followUpId: id } = issue;
  return (
    <Menu
      trigger={
        <Button
          look="plain"
          small
          icon
          aria-label="What to do with the issue"
          busy={unlink.isPending || refresh.isPending}
        >
          <MoreHorizontal size={15} aria-hidden />
        </Button>
      }
    >
      <MenuItem onSelect={() => refresh.mutate({ id })}>Read it now</MenuItem>
      {issue.state !== 'linked' && <MenuItem onSelect={onLink}>Link another…</MenuItem>}
      <MenuLine />
      <MenuItem
        danger
        onSelect={() =>
          unlink.mutate(
            { id },
            { onSuccess: () => say('Unlinked. The follow-up and the issue both stay as they are.') },
          )
        }
      >
        Unlink
      </MenuItem>
    </Menu>
  );
}

function Trouble({ issue, mayEdit, onLink }: { issue: FollowedIssue; mayEdit: boolean; onLink: () => void }) {
  const refresh = useRefreshIssue();
  if (issue.state === 'deleted' || issue.state === 'moved')
    return (
      <div className="issue-trouble" role="status">
        {issue.state === 'deleted'
          ? 'The issue was deleted in the tracker. The follow-up stays as it is.'
          : 'The issue was moved to where this tracker does not lead. The follow-up stays as it is.'}{' '}
        {mayEdit && (
          <TextButton onClick={onLink}>{issue.state === 'moved' ? 'Give its new address' : 'Link another'}</TextButton>
        )}
      </div>
    );
  if (!issue.fault) return null;
  const { why, since, until } = issue.fault;
  return (
    <div className="issue-trouble" role="status">
      <span className="words">{why}</span>{' '}
      <span className="faint">
        Since <Ago at={since} />
        {until && (
          <>
            , tried again at <Clock at={until} />
          </>
        )}
        .
      </span>{' '}
      {mayEdit && (
        <TextButton onClick={() => refresh.mutate({ id: issue.followUpId })} disabled={refresh.isPending}>
          Try again
        </TextButton>
      )}
    </div>
  );
}

function TellsTooMuch({ issue, mayEdit }: { issue: FollowedIssue; mayEdit: boolean }) {
  const blank = useBlankIssue();
  return (
    <div className="issue-trouble is-private" role="status">
      The incident became private after this issue was written. It stands in {issue.tracker.name} as it is, with title
      and reasons; from now on only the status is told.{' '}
      {issue.blankAsked ? (
        <span className="faint">Its text is being taken away…</span>
      ) : (
        mayEdit && (
          <TextButton onClick={() => blank.mutate({ id: issue.followUpId })} disabled={blank.isPending}>
            Take its text away
          </TextButton>
        )
      )}{' '}
      <span className="faint">What the tracker keeps of earlier versions stays there.</span>
    </div>
  );
}
