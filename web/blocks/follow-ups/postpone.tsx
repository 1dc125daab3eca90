import { useState } from 'react';
import type { FollowUp } from '../../data/follow-ups.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormError, problemAt, TextArea, TextField } from '../../ui/field.tsx';
import { day } from '../../ui/time-words.ts';

type Props = {
  /** One, or several that move together. */
  followUps: readonly Pick<FollowUp, 'reference' | 'title' | 'dueOn' | 'postponed'>[];
  /** The date that was chosen already. */
  dueOn?: string;
  error: unknown;
  isBusy: boolean;
  onSave: (dueOn: string, because: string) => void;
  onClose: () => void;
};

/** Asks for the reason of a later date: whoever waits for it will ask. */
export function Postpone({ followUps, dueOn: chosen = '', error, isBusy, onSave, onClose }: Props) {
  const [dueOn, setDueOn] = useState(chosen);
  const [because, setBecause] = useState('');
  const [first] = followUps;
  if (!first) return null;
  const isOne = followUps.length === 1;
  const before = isOne && first.dueOn ? `It is due ${day(first.dueOn, 'UTC')}.` : '';
  const often = isOne && first.postponed > 0 ? ` It was moved ${times(first.postponed)} before.` : '';
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={() => onSave(dueOn, because)}
      title={isOne ? `A later date for ${first.reference}` : `A later date for ${followUps.length} follow-ups`}
      description={
        <>
          {isOne && <bdi>{first.title}. </bdi>}
          {before + often}
        </>
      }
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={isBusy} disabled={!dueOn || !because.trim()}>
            Move it
          </Button>
        </>
      }
    >
      <TextField
        label="Due"
        type="date"
        value={dueOn}
        onChange={(event) => setDueOn(event.target.value)}
        error={problemAt(error, 'dueOn')}
        autoFocus={!chosen}
        required
      />
      <TextArea
        label="Why then?"
        placeholder="The supplier ships the part in June."
        hint="Kept with it, for whoever waits for it."
        value={because}
        onChange={(event) => setBecause(event.target.value)}
        error={problemAt(error, 'because')}
        maxLength={2000}
        autoFocus={chosen !== ''}
        required
      />
      <FormError error={error} shown={['dueOn', 'because']} />
    </Dialog>
  );
}

export const times = (count: number): string => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`);
