import { useState } from 'react';
import { usePostMortems } from '../../data/post-mortems.ts';
import { type ReviewBoard, usePutOnBoard } from '../../data/review-boards.ts';
import { Button } from '../../ui/button.tsx';
import { FormError } from '../../ui/field.tsx';
import { Picker } from '../../ui/picker.tsx';

/** Finds a post-mortem that does not wait here yet, and puts it at the end. */
export function AddToQueue({ board }: { board: ReviewBoard }) {
  const [opens, setOpens] = useState(false);
  return opens ? (
    <Finder board={board} onDone={() => setOpens(false)} />
  ) : (
    <Button small onClick={() => setOpens(true)}>
      Put one on the board
    </Button>
  );
}

function Finder({ board, onDone }: { board: ReviewBoard; onDone: () => void }) {
  const put = usePutOnBoard();
  const [query, setQuery] = useState('');
  const found = usePostMortems({
    q: query || undefined,
    status: ['draft', 'in-review'],
    service: undefined,
    owner: undefined,
  });
  const waits = new Set(board.queue.map((one) => one.reference));
  const items = (found.data?.pages ?? [])
    .flatMap((page) => page.items)
    .filter((one) => !waits.has(one.reference))
    .slice(0, 8)
    .map((one) => ({ id: one.id, name: one.title, note: one.reference }));
  return (
    <div className="board-add">
      <Picker
        label="Find a post-mortem"
        areThings
        items={items}
        query={query}
        onQuery={setQuery}
        emptyText="No post-mortem by these words waits to be talked through"
        onPick={(item) => put.mutate({ id: board.id, postMortemId: item.id }, { onSuccess: onDone })}
      />
      <FormError error={put.error} />
      <Button small look="plain" onClick={onDone}>
        Never mind
      </Button>
    </div>
  );
}
