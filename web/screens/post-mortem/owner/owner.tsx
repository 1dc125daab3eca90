import { useState } from 'react';
import { sayList } from '#shared/rules/plain-words.ts';
import { useDocument } from '../../../document/document-context.ts';
import { Popover } from '../../../ui/popover.tsx';
import { CoWriters } from './co-writers.tsx';
import { HandoverState } from './handover-state.tsx';
import { NextOwner } from './next-owner.tsx';
import { OwnerNow } from './owner-now.tsx';
import './owner.css';

/** Who gets it over the finish line, who writes with them, and who is asked to take it over. */
export function Owner() {
  const { postMortem, mayEdit } = useDocument();
  const [open, setOpen] = useState(false);
  const { owner, handover, coWriters } = postMortem;
  const { person, accepted, hasLeft } = owner;
  const close = () => setOpen(false);
  return (
    <Popover
      label="Owner and co-writers"
      width={400}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <button type="button">
          {person && !accepted ? 'Proposed owner' : 'Owner'}{' '}
          <b className={accepted && person && !hasLeft ? '' : 'is-unknown'} dir="auto">
            {person?.name ?? 'nobody yet'}
          </b>
          {hasLeft && ', who left'}
          {coWriters.length > 0 && (
            <>
              , with <b dir="auto">{sayList(coWriters.map(({ name }) => name))}</b>
            </>
          )}
          {handover && (
            <>
              {' '}
              · asked <b dir="auto">{handover.person.name}</b>
            </>
          )}
        </button>
      }
    >
      <OwnerNow mayEdit={mayEdit} onDone={close} />
      <HandoverState onDone={close} />
      {mayEdit && <NextOwner onDone={close} />}
      <CoWriters mayEdit={mayEdit} />
    </Popover>
  );
}
