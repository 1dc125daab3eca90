import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { FOLLOW_UP_STATUSES } from '#shared/contracts/post-mortems.ts';
import { FOLLOW_UP_KIND_LABELS, FOLLOW_UP_KINDS, type FollowUpKind } from '#shared/rules/factor-words.ts';
import { OwnerField } from '../../blocks/follow-ups/owner-field.tsx';
import { STATUS_WORDS } from '../../blocks/follow-ups/status-menu.tsx';
import { TitleReading } from '../../blocks/follow-ups/strength/title-reading.tsx';
import { type FollowUp, useCreateFollowUp, useUpdateFollowUp } from '../../data/follow-ups.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormError, problemAt, SelectField, TextArea, TextField } from '../../ui/field.tsx';
import { say } from '../../ui/toast-store.ts';
import { type ChosenPostMortem, PostMortemField } from './post-mortem-field.tsx';

const FIELDS = ['title', 'why', 'dueOn', 'url', 'reason'];

/** One follow-up, new or as it stands; a viewer reads it. */
export function FollowUpForm({ followUp, onClose }: { followUp: FollowUp | null; onClose: () => void }) {
  const create = useCreateFollowUp();
  const update = useUpdateFollowUp(true);
  const run = followUp ? update : create;
  const mayEdit = !followUp || followUp.may['follow-up.edit'] === true;
  const [title, setTitle] = useState(followUp?.title ?? '');
  const [why, setWhy] = useState(followUp?.why ?? '');
  const [owner, setOwner] = useState(followUp?.owner ?? null);
  const [dueOn, setDueOn] = useState(followUp?.dueOn ?? '');
  const [priority, setPriority] = useState(followUp?.priority ?? '');
  const [kind, setKind] = useState<FollowUpKind | ''>(followUp?.kind ?? '');
  const [url, setUrl] = useState(followUp?.url ?? '');
  const [status, setStatus] = useState(followUp?.status ?? 'open');
  const [reason, setReason] = useState(followUp?.reason ?? '');
  const [postMortem, setPostMortem] = useState<ChosenPostMortem | null>(null);

  const submit = () => {
    const fields = {
      title,
      why,
      ownerId: owner?.id ?? null,
      dueOn: dueOn || null,
      priority: (priority || null) as FollowUp['priority'],
      kind: kind || null,
      url: url || null,
    };
    if (followUp) {
      update.mutate(
        { id: followUp.id, ...fields, status, reason: status === 'wont-do' ? reason : undefined },
        { onSuccess: onClose },
      );
      return;
    }
    create.mutate(
      { ...fields, postMortemId: postMortem?.id },
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
            <Button type="submit" look="primary" busy={run.isPending} disabled={!title.trim()}>
              {followUp ? 'Save' : 'Plan it'}
            </Button>
          )}
        </>
      }
    >
      <fieldset className="fu-fields" disabled={!mayEdit}>
        <TextField
          label="What"
          placeholder="Reject a config push without a retry budget"
          value={title}
          onChange={(event) => setTitle(event.target.value)}
          error={problemAt(run.error, 'title')}
          autoFocus={!followUp}
          required
        />
        {mayEdit && followUp?.strength.by !== 'person' && (
          <TitleReading title={title} why={why} onTitle={setTitle} kind={kind} onKind={setKind} />
        )}
        <TextArea
          label="What will be different?"
          optional
          rows={2}
          value={why}
          onChange={(event) => setWhy(event.target.value)}
          error={problemAt(run.error, 'why')}
        />
        <OwnerField owner={owner} onChange={setOwner} disabled={!mayEdit} />
        {!followUp && <PostMortemField value={postMortem} onChange={setPostMortem} />}
        <div className="field-row">
          <TextField
            label="Due"
            optional
            type="date"
            value={dueOn}
            onChange={(event) => setDueOn(event.target.value)}
            error={problemAt(run.error, 'dueOn')}
          />
          <SelectField label="Priority" value={priority} onChange={(event) => setPriority(event.target.value)}>
            <option value="">None</option>
            <option value="high">High</option>
            <option value="medium">Medium</option>
            <option value="low">Low</option>
          </SelectField>
          <SelectField label="Kind" value={kind} onChange={(event) => setKind(event.target.value as FollowUpKind | '')}>
            <option value="">None</option>
            {FOLLOW_UP_KINDS.map((one) => (
              <option key={one} value={one}>
                {FOLLOW_UP_KIND_LABELS[one]}
              </option>
            ))}
          </SelectField>
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
        </div>
        {status === 'wont-do' && (
          <TextField
            label="Why will it not be done?"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            error={problemAt(run.error, 'reason')}
            required
          />
        )}
        <TextField
          label="Link to the tracker"
          optional
          type="url"
          placeholder="https://"
          value={url}
          onChange={(event) => setUrl(event.target.value)}
          error={problemAt(run.error, 'url')}
        />
      </fieldset>
      <FormError error={run.error} shown={FIELDS} />
    </Dialog>
  );
}
