import { useState } from 'react';
import type { FollowUp } from '../../../data/follow-ups.ts';
import { Popover } from '../../../ui/popover.tsx';
import type { FollowUpActions } from '../use-follow-up-actions.tsx';
import { StrengthCard } from './strength-card.tsx';
import { StrengthMark } from './strength-mark.tsx';
import { STRENGTH_WORDS } from './strength-words.ts';

type ChoiceProps = { followUp: FollowUp; mayEdit: boolean; actions: FollowUpActions };

/** How strong a follow-up is, as a quiet word; pressed, it says why and what would be stronger. */
export function StrengthChoice({ followUp, mayEdit, actions }: ChoiceProps) {
  const [isOpen, setOpen] = useState(false);
  const { level } = followUp.strength;
  if (level === null && !mayEdit) return null;
  const looks = level ? '' : 'live-control';
  return (
    <Popover
      label={`Strength of ${followUp.reference}`}
      width={362}
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <button
          type="button"
          className={`strength-btn ${looks}`}
          aria-label={level ? `${STRENGTH_WORDS[level]}. Why?` : 'Strength: not known. Why?'}
        >
          <StrengthMark level={level} />
        </button>
      }
    >
      <StrengthCard followUp={followUp} mayEdit={mayEdit} actions={actions} onDone={() => setOpen(false)} />
    </Popover>
  );
}
