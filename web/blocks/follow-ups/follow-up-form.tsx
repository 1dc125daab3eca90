import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { FOLLOW_UP_STATUSES } from '#shared/contracts/post-mortems.ts';
import { type FollowUp, useCreateFollowUp, useUpdateFollowUp } from '../../data/follow-ups.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormError, problemAt, SelectField, TextField } from '../../ui/field.tsx';
import { say } from '../../ui/toast-store.ts';
import { FollowUpFields } from './follow-up-fields.tsx';
import { type ChosenPostMortem, PostMortemField } from './post-mortem-field.tsx';
import { STATUS_WORDS } from './status-menu.tsx';
import { useFollowUpFields } from './use-follow-up-fields.ts';
import './follow-ups.css';

const SHOWN = ['title', 'why', 'dueOn', 'url', 'reason', 'because'];

/** One follow-up, new or as it stands; a viewer reads it. */
export function FollowUpForm({ followUp, onClose }: { followUp: FollowUp | null; onClose: () => void }) {
  const create = useCreateFollowUp();
  const update = useUpdateFollowUp(true);
  const run = followUp ? update : create;
  const mayEdit = !followUp || followUp.may['follow-up.edit'] === true;
  const fields = useFollowUpFields(followUp);
  const [status, setStatus] = useState(followUp?.status ?? 'open');
  const [reason, setReason] = useState(followUp?.reason ?? '');
  const [postMortem, setPostMortem] = useState<ChosenPostMortem | null>(null);

  const submit = () => {
    if (followUp) {
      update.mutate(
        { id: followUp.id, ...fields.input(), status, reason: status === 'wont-do' ? reason : undefined },
        { onSuccess: onClose },
      );
      return;
    }
    create.mutate(
      { ...fields.input(), postMortemId: postMortem?.id },
      {
        onSuccess: (made) => {
          say(`${made.reference} is planned.`);
          onClose();
        },
      },
    );
  };
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={submit}
      width={560}
      title={followUp ? followUp.reference : 'New follow-up'}
      description={
        followUp?.postMortem ? (
          <>
            for{' '}
            <Link to="/post-mortems/$ref" params={{ ref: followUp.postMortem.reference }} className="link">
              {followUp.postMortem.reference}
            </Link>{' '}
            <bdi>{followUp.postMortem.title}</bdi>
          </>
        ) : (
          !followUp && 'Work that changes something because of what happened.'
        )
      }
      foot={
        <>
          <Button onClick={onClose}>{mayEdit ? 'Cancel' : 'Close'}</Button>
          {mayEdit && (
            <Button type="submit" look="primary" busy={run.isPending} disabled={!fields.values.title.trim()}>
              {followUp ? 'Save' : 'Plan it'}
            </Button>
          )}
        </>
      }
    >
      <fieldset className="fu-fields" disabled={!mayEdit}>
        <FollowUpFields
          fields={fields}
          error={run.error}
          mayEdit={mayEdit}
          isJudged={followUp?.strength.by === 'person'}
          isNew={!followUp}
          postMortem={postMortem?.id}
        />
        {!followUp && <PostMortemField value={postMortem} onChange={setPostMortem} />}
        {followUp && (
          <SelectField
            label="Status"
            value={status}
            onChange={(event) => setStatus(event.target.value as FollowUp['status'])}
          >
            {FOLLOW_UP_STATUSES.map((one) => (
              <option key={one} value={one}>
                {STATUS_WORDS[one]}
              </option>
            ))}
          </SelectField>
        )}
        {status === 'wont-do' && (
          <TextField
            label="Why will it not be done?"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            error={problemAt(run.error, 'reason')}
            required
          />
        )}
      </fieldset>
      <FormError error={run.error} shown={SHOWN} />
    </Dialog>
  );
}
