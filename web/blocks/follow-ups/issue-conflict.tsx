import { type FollowedIssue, useAnswerConflict } from '../../data/trackers.ts';
import { Button } from '../../ui/button.tsx';
import { day } from '../../ui/time-words.ts';
import { Ago } from '../../ui/when.tsx';

type Conflict = FollowedIssue['conflicts'][number];
const WORDS: Record<Conflict['field'], string> = { status: 'status', assignee: 'owner', dueOn: 'due date' };

/** Both sides changed the same: what each says, who did it and when, and a button for each. */
export function IssueConflict({
  issue,
  conflict,
  mayEdit,
}: {
  issue: FollowedIssue;
  conflict: Conflict;
  mayEdit: boolean;
}) {
  const answer = useAnswerConflict();
  const { field, ours, theirs } = conflict;
  const keep = (side: 'ours' | 'theirs') =>
    answer.mutate({ id: issue.followUpId, field, keep: side, ours: ours.value, theirs: theirs.value });
  const labelOf = (side: Conflict['ours']) => (field === 'dueOn' && side.value ? day(side.value, 'UTC') : side.label);
  return (
    <div className="issue-conflict" role="alert">
      <p>
        The {WORDS[field]} was changed here and in {issue.tracker.name}. Neither was put over the other.
      </p>
      <div className="issue-sides">
        <Side
          where="Debrief"
          side={ours}
          label={labelOf(ours)}
          verb="Keep this"
          mayEdit={mayEdit}
          isBusy={answer.isPending}
          onKeep={() => keep('ours')}
        />
        <Side
          where={issue.tracker.name}
          side={theirs}
          label={labelOf(theirs)}
          verb="Take this"
          mayEdit={mayEdit}
          isBusy={answer.isPending}
          onKeep={() => keep('theirs')}
        />
      </div>
    </div>
  );
}

type SideProps = {
  where: string;
  side: Conflict['ours'];
  label: string;
  verb: string;
  mayEdit: boolean;
  isBusy: boolean;
  onKeep: () => void;
};
function Side({ where, side, label, verb, mayEdit, isBusy, onKeep }: SideProps) {
  return (
    <div className="issue-side">
      <span className="small faint words">{where}</span>
      <b className="words" dir="auto">
        {label}
      </b>
      <span className="small faint">
        {side.by && <bdi>{side.by}</bdi>}
        {side.by && side.at && ', '}
        {side.at && <Ago at={side.at} />}
      </span>
      {mayEdit && (
        <Button small onClick={onKeep} busy={isBusy} aria-label={`${verb}: ${label} (${where})`}>
          {verb}
        </Button>
      )}
    </div>
  );
}
