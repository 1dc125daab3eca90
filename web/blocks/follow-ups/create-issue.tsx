import { useState } from 'react';
import type { FollowUp } from '../../data/follow-ups.ts';
import { type IssuePlace, useCreateIssues, useIssuePreview } from '../../data/trackers.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { CheckField, FormError, SelectField, TextField } from '../../ui/field.tsx';
import { Bone } from '../../ui/states.tsx';

type Props = { followUp: Pick<FollowUp, 'id' | 'reference' | 'title'>; trackers: IssuePlace[]; onClose: () => void };

/** Shows what the issue will say before it says it: whoever reads the tracker will read it. */
export function CreateIssue({ followUp, trackers, onClose }: Props) {
  const [trackerId, setTrackerId] = useState(trackers[0]?.id);
  const [title, setTitle] = useState<string | null>(null);
  const [isConfirmed, setConfirmed] = useState(false);
  const { data: preview, error } = useIssuePreview(trackerId, followUp.id);
  const create = useCreateIssues();
  const submit = () =>
    trackerId &&
    create.mutate(
      {
        id: trackerId,
        followUps: [{ id: followUp.id, ...(title?.trim() ? { title } : {}) }],
        confirmPrivate: isConfirmed || undefined,
      },
      { onSuccess: onClose },
    );
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={submit}
      width={560}
      title={`An issue of ${followUp.reference}`}
      description={<bdi>{followUp.title}</bdi>}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            look="primary"
            busy={create.isPending}
            disabled={!preview || (preview.private && !isConfirmed)}
          >
            Create issue
          </Button>
        </>
      }
    >
      <SelectField label="Tracker" value={trackerId} onChange={(event) => setTrackerId(event.target.value)}>
        {trackers.map(({ id, name, project, host }) => (
          <option key={id} value={id}>
            {name} · {project} ({host})
          </option>
        ))}
      </SelectField>
      {preview ? (
        <>
          <TextField label="Title" value={title ?? preview.title} onChange={(event) => setTitle(event.target.value)} />
          <IssueText body={preview.body} reference={followUp.reference} />
          {preview.private && (
            <CheckField
              label="Yes, make an issue of this private follow-up"
              hint="Everybody who reads the tracker will read this title. Why and what it addresses are not told, nor owner and date; the link opens only for those who may see it."
              checked={isConfirmed}
              onChange={(event) => setConfirmed(event.target.checked)}
            />
          )}
        </>
      ) : (
        !error && <Bone height={120} />
      )}
      <FormError error={create.error ?? error} />
    </Dialog>
  );
}

function IssueText({ body, reference }: { body: string; reference: string }) {
  return (
    <div className="field">
      <span className="field-label">Text</span>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text scrolls, which needs the keyboard too */}
      <section className="issue-text words" dir="auto" aria-label="Text of the issue" tabIndex={0}>
        {body && <p>{body}</p>}
        <p className="faint">{reference} in Debrief ↗</p>
      </section>
    </div>
  );
}
