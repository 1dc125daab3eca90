import { useState } from 'react';
import type { FollowUp } from '../../data/follow-ups.ts';
import { type IssuePlace, useAdoptIssue } from '../../data/trackers.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormError, problemAt, TextField } from '../../ui/field.tsx';

type Props = { followUp: Pick<FollowUp, 'id' | 'reference' | 'title'>; trackers: IssuePlace[]; onClose: () => void };

export function LinkIssue({ followUp, trackers, onClose }: Props) {
  const [url, setUrl] = useState('');
  const adopt = useAdoptIssue();
  const places = trackers.map(({ host, project }) => `${host} · ${project}`).join(', ');
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={() => adopt.mutate({ id: followUp.id, url: url.trim() }, { onSuccess: onClose })}
      title={`Link an issue to ${followUp.reference}`}
      description={<bdi>{followUp.title}</bdi>}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={adopt.isPending} disabled={!url.trim()}>
            Link it
          </Button>
        </>
      }
    >
      <TextField
        label="Address of the issue"
        type="url"
        inputMode="url"
        value={url}
        onChange={(event) => setUrl(event.target.value)}
        error={problemAt(adopt.error, 'url')}
        hint={`From ${places}. Its text stays as it is; status, assignee and due date are followed from now on.`}
        required
      />
      <FormError error={adopt.error} shown={['url']} />
    </Dialog>
  );
}
