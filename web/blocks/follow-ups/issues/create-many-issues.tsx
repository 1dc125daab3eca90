import { useMemo, useState } from 'react';
import type { FollowUp } from '../../../data/follow-ups.ts';
import { type IssuePlace, useIssuePlaces } from '../../../data/trackers.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { FormError, SelectField } from '../../../ui/field.tsx';
import { Bone, Failed } from '../../../ui/states.tsx';
import { say } from '../../../ui/toast-store.ts';
import { BatchPlan } from './batch-plan.tsx';
import { BatchResults } from './batch-results.tsx';
import { followUpCount, issueCount } from './batch-words.ts';
import { standingOfBatch } from './standing-of-batch.ts';
import { useIssueBatch, useIssuePlan, useMadeIssues } from './use-issue-batch.ts';
import './create-many-issues.css';

type Props = { followUps: readonly Pick<FollowUp, 'id'>[]; onClose: () => void; onMade?: () => void };

/** Issues of several follow-ups at once: says first what it will do, then of each what became of it. */
export function CreateManyIssues({ followUps, onClose, onMade }: Props) {
  const places = useIssuePlaces();
  const trackers = places.data?.trackers ?? [];
  const [chosenId, setTrackerId] = useState<string>();
  const trackerId = chosenId ?? trackers[0]?.id;
  const [ids] = useState(() => followUps.map(({ id }) => id));
  const plan = useIssuePlan(trackerId, ids);
  const [skipped, setSkipped] = useState<ReadonlySet<string>>(new Set());
  const [isPrivateToo, setPrivateToo] = useState(false);
  const batch = useIssueBatch(trackerId);
  const skip = (id: string, isSkipped: boolean) =>
    setSkipped((old) => (isSkipped ? new Set([...old, id]) : new Set([...old].filter((one) => one !== id))));
  const wanted = (plan.data ?? [])
    .filter(({ standing }) => standing === 'ready' || (standing === 'private' && isPrivateToo))
    .map(({ followUpId }) => followUpId)
    .filter((id) => !skipped.has(id));
  if (batch.asked.size > 0 && plan.data)
    return <Made plan={plan.data} batch={batch} isPrivateToo={isPrivateToo} onClose={onClose} />;
  const submit = () => {
    void batch.make(wanted, isPrivateToo);
    onMade?.();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={submit}
      width={600}
      title={`Issues of ${followUpCount(ids.length)}`}
      description="One for each, with a link back. Status, owner and due date are followed both ways from then on."
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={wanted.length === 0}>
            {wanted.length === 0 ? 'Create issues' : `Create ${issueCount(wanted.length)}`}
          </Button>
        </>
      }
    >
      <Place trackers={trackers} chosen={trackerId} onChoose={setTrackerId} />
      {plan.data ? (
        <BatchPlan
          plan={plan.data}
          count={ids.length}
          skipped={skipped}
          onSkip={skip}
          isPrivateToo={isPrivateToo}
          onPrivate={setPrivateToo}
        />
      ) : plan.error ? (
        <Failed error={plan.error} what="plan" retry={() => void plan.refetch()} inline />
      ) : (
        <Bone height={140} />
      )}
      <FormError error={places.error} />
    </Dialog>
  );
}

type PlaceProps = { trackers: IssuePlace[]; chosen: string | undefined; onChoose: (id: string) => void };
function Place({ trackers, chosen, onChoose }: PlaceProps) {
  return (
    <SelectField label="Tracker" value={chosen} onChange={(event) => onChoose(event.target.value)}>
      {trackers.map(({ id, name, project, host }) => (
        <option key={id} value={id}>
          {name} · {project} ({host})
        </option>
      ))}
    </SelectField>
  );
}

type MadeProps = {
  plan: NonNullable<ReturnType<typeof useIssuePlan>['data']>;
  batch: ReturnType<typeof useIssueBatch>;
  isPrivateToo: boolean;
  onClose: () => void;
};
function Made({ plan, batch, isPrivateToo, onClose }: MadeProps) {
  const { asked } = batch;
  const takenOn = useMemo(() => [...asked].flatMap(([id, how]) => (how === 'asked' ? [id] : [])), [asked]);
  const issues = useMadeIssues(takenOn).data ?? new Map();
  const [isBusy, setBusy] = useState(false);
  const { made, refused, inTrouble, underWay } = standingOfBatch(asked, issues);
  const failed = refused.length + inTrouble.length;
  const during = async (work: () => Promise<unknown>) => {
    setBusy(true);
    await work().finally(() => setBusy(false));
  };
  const again = () =>
    during(async () => {
      if (refused.length > 0) await batch.make(refused, isPrivateToo);
      await batch.tryAgain(inTrouble);
    });
  const undo = () =>
    during(async () => {
      const left = await batch.undo(takenOn);
      if (left > 0) return say(`${followUpCount(left)} could not be unlinked. Try again.`, { tone: 'bad' });
      say(
        made.length > 0 ? `Unlinked. What was made stays in the tracker: ${issueCount(made.length)}.` : 'Taken back.',
      );
      onClose();
    });
  return (
    <Dialog
      open
      onClose={onClose}
      width={600}
      title={underWay > 0 ? 'Issues are being made' : failed > 0 ? 'Not all issues were made' : 'The issues are made'}
      foot={
        <>
          {takenOn.length > 0 && (
            <Button look="plain" onClick={() => void undo()} disabled={isBusy || underWay > 0}>
              {made.length > 0 ? 'Unlink them again' : 'Take it back'}
            </Button>
          )}
          {failed > 0 && (
            <Button onClick={() => void again()} busy={isBusy} disabled={underWay > 0}>
              Try {failed} again
            </Button>
          )}
          <Button look="primary" onClick={onClose}>
            Close
          </Button>
        </>
      }
    >
      <div className="batch-progress">
        <progress max={asked.size} value={made.length} aria-label="Issues made" />
        <p className="small quiet" role="status">
          {made.length} of {asked.size} made{failed > 0 && `, ${failed} in trouble`}
          {underWay > 0 && '. You may close this: it goes on'}.
        </p>
      </div>
      <BatchResults plan={plan} asked={asked} issues={issues} />
    </Dialog>
  );
}
