import { useState } from 'react';
import { useReviewBoards } from '../../data/review-boards.ts';
import { Button } from '../../ui/button.tsx';
import { Crumbs } from '../../ui/crumbs.tsx';
import { Page } from '../../ui/page.tsx';
import { BoneRows, Failed, State } from '../../ui/states.tsx';
import { Board } from './board.tsx';
import { BoardForm } from './board-form.tsx';
import './review-board.css';

/** Standing meetings, each with what waits for it. */
export default function ReviewBoardScreen() {
  const boards = useReviewBoards();
  const [begins, setBegins] = useState(false);
  const mayManage = boards.data?.may['board.manage'] === true;
  const begin = (
    <Button look="primary" onClick={() => setBegins(true)}>
      New board
    </Button>
  );
  const items = boards.data?.items;
  return (
    <Page
      title="Review board"
      hasHeading={false}
      crumbs={<Crumbs>Review board</Crumbs>}
      actions={mayManage && items?.length ? begin : undefined}
    >
      {boards.error ? (
        <Failed error={boards.error} what="review boards" retry={() => void boards.refetch()} />
      ) : items === undefined ? (
        <BoneRows rows={5} />
      ) : items.length === 0 ? (
        <State title="No board meets yet" actions={mayManage ? begin : undefined}>
          A review board is a meeting that comes again, every Thursday at three, say. Post-mortems wait for it in a
          queue, and each meeting takes the next ones.
        </State>
      ) : (
        items.map((board) => <Board key={board.id} board={board} />)
      )}
      {begins && <BoardForm onClose={() => setBegins(false)} />}
    </Page>
  );
}
