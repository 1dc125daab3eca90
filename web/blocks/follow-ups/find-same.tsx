import { useState } from 'react';
import { useBoard } from '../../data/follow-up-board.ts';
import type { FollowUp } from '../../data/follow-ups.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Picker } from '../../ui/picker.tsx';
import { useSettled } from '../../ui/use-settled.ts';
import { MergeDialog } from './merge-dialog.tsx';

const SHOWN = 8;
const STATUSES = ['open', 'in-progress', 'done'] as const;

type Props = { followUp: FollowUp; onClose: () => void };

/** Finds the follow-up that is the same work as this one, then asks which of the two stays. */
export function FindSame({ followUp, onClose }: Props) {
  const [query, setQuery] = useState('');
  const [other, setOther] = useState<FollowUp | null>(null);
  const q = useSettled(query.trim(), 150);
  // Before anything is typed those of the same document are offered: there the same is planned twice most often.
  const board = useBoard({
    by: 'none',
    status: [...STATUSES],
    ...(q ? { q } : { postMortem: followUp.postMortem?.reference }),
  });
  const found = (board.data?.pages[0]?.items ?? [])
    .map((item) => item.followUp)
    .filter((one) => one.id !== followUp.id && one.may['follow-up.edit'])
    .slice(0, SHOWN);
  if (other) return <MergeDialog followUps={[followUp, other]} onClose={onClose} onDone={onClose} />;
  return (
    <Dialog
      open
      onClose={onClose}
      width={560}
      title={`Which one is the same work as ${followUp.reference}?`}
      foot={<Button onClick={onClose}>Cancel</Button>}
    >
      <div className="fu-same">
        <Picker
          label="Words or FU-3"
          areThings
          items={found.map((one) => ({ id: one.id, name: one.title, note: one.reference }))}
          query={query}
          onQuery={setQuery}
          onPick={({ id }) => setOther(found.find((one) => one.id === id) ?? null)}
          emptyText={board.isPending ? 'Looking…' : 'No follow-up with these words, as far as you may change them.'}
        />
      </div>
    </Dialog>
  );
}
