import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { isFinished } from '#shared/rules/follow-up-work.ts';
import { FindSame } from '../../blocks/follow-ups/find-same.tsx';
import { FollowUpForm } from '../../blocks/follow-ups/follow-up-form.tsx';
import { useLaterDate, useWorkChange } from '../../blocks/follow-ups/use-postpone.tsx';
import { useStatus } from '../../blocks/follow-ups/use-status.tsx';
import { type FollowUpPage, useFollowUp, useUndoFollowUps } from '../../data/follow-up-board.ts';
import { useRemoveFollowUp, useRestoreFollowUp } from '../../data/follow-ups.ts';
import { Button } from '../../ui/button.tsx';
import { Crumbs } from '../../ui/crumbs.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { Page } from '../../ui/page.tsx';
import { BoneRows, Failed } from '../../ui/states.tsx';
import { say } from '../../ui/toast-store.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { FollowUpFacts } from './follow-up-facts.tsx';
import { FollowUpHistory } from './follow-up-history.tsx';
import { FollowUpHead, FollowUpStory } from './follow-up-story.tsx';
import { SplitDialog } from './split-dialog.tsx';
import './follow-up.css';

/** One follow-up with everything that belongs to it. */
export default function FollowUpScreen() {
  const { ref } = useParams({ from: '/inside/follow-ups/$ref' });
  const found = useFollowUp(ref);
  return (
    <Page
      title={found.data ? `${found.data.followUp.reference} ${found.data.followUp.title}` : ref}
      width="wide"
      crumbs={
        <Crumbs
          trail={[
            <Link key="board" to="/follow-ups">
              Follow-ups
            </Link>,
          ]}
        >
          {found.data?.followUp.reference ?? ref}
        </Crumbs>
      }
      actions={found.data && <Actions page={found.data} />}
    >
      {found.error && !found.data ? (
        <Failed error={found.error} what="follow-up" retry={() => void found.refetch()} />
      ) : !found.data ? (
        <BoneRows rows={6} />
      ) : (
        <div className="fup">
          <div className="fup-head">
            <Gone page={found.data} />
            <FollowUpHead page={found.data} />
          </div>
          <div className="fup-main">
            <FollowUpStory page={found.data} />
            <FollowUpHistory history={found.data.history} />
          </div>
          <FollowUpFacts page={found.data} />
        </div>
      )}
    </Page>
  );
}

/** Why it is not on the board any more, and the way back. */
function Gone({ page: { followUp, undoBatchId } }: { page: FollowUpPage }) {
  const undo = useUndoFollowUps();
  const restore = useRestoreFollowUp();
  const { mergedInto, removedAt } = followUp;
  if (!removedAt) return null;
  const mayEdit = followUp.may['follow-up.edit'];
  return (
    <div className="fup-gone" role="status">
      {mergedInto ? (
        <p>
          It is the same work as{' '}
          <Link to="/follow-ups/$ref" params={{ ref: mergedInto.reference }} className="link">
            {mergedInto.reference}
          </Link>
          , which stands for both.
        </p>
      ) : (
        <p>It was taken away.</p>
      )}
      {mayEdit && mergedInto && undoBatchId && (
        <Button small busy={undo.isPending} onClick={() => undo.mutate({ batchId: undoBatchId })}>
          They are not the same
        </Button>
      )}
      {mayEdit && !mergedInto && (
        <Button small busy={restore.isPending} onClick={() => restore.mutate({ id: followUp.id })}>
          Bring it back
        </Button>
      )}
    </div>
  );
}

function Actions({ page: { followUp } }: { page: FollowUpPage }) {
  const [isEditing, setEditing] = useState(false);
  const [isSplitting, setSplitting] = useState(false);
  const [isMerging, setMerging] = useState(false);
  const status = useStatus();
  const later = useLaterDate();
  const work = useWorkChange();
  const remove = useRemoveFollowUp();
  const restore = useRestoreFollowUp();
  const isOver = isFinished(followUp);
  const mayEdit = followUp.may['follow-up.edit'] === true && !followUp.removedAt;
  const finish = () => work.change([followUp], { status: isOver ? 'open' : 'done' }, isOver ? 'open again' : 'done');
  useKeys({ e: () => setEditing(true), d: finish, p: () => !isOver && later.ask(followUp) }, mayEdit);
  if (!mayEdit) return null;
  return (
    <>
      <Button onClick={() => setEditing(true)}>Edit</Button>
      <Button look={isOver ? 'default' : 'primary'} busy={work.isBusy} onClick={finish}>
        {isOver ? 'Reopen' : 'Done'}
      </Button>
      <Menu trigger={<Button aria-label="More">More</Button>}>
        {!isOver && <MenuItem onSelect={() => later.ask(followUp)}>A later date…</MenuItem>}
        {!isOver && <MenuItem onSelect={() => status.change(followUp, 'wont-do')}>Won’t do…</MenuItem>}
        <MenuItem onSelect={() => setSplitting(true)}>Split into several…</MenuItem>
        <MenuItem onSelect={() => setMerging(true)}>The same as another…</MenuItem>
        <MenuItem
          danger
          onSelect={() =>
            remove.mutate(
              { id: followUp.id },
              {
                onSuccess: () =>
                  say(`${followUp.reference} taken away.`, {
                    action: { label: 'Undo', run: () => restore.mutate({ id: followUp.id }) },
                  }),
              },
            )
          }
        >
          Take away
        </MenuItem>
      </Menu>
      {isEditing && <FollowUpForm followUp={followUp} onClose={() => setEditing(false)} />}
      {isMerging && <FindSame followUp={followUp} onClose={() => setMerging(false)} />}
      {isSplitting && <SplitDialog followUp={followUp} onClose={() => setSplitting(false)} />}
      {status.dialog}
      {later.dialog}
    </>
  );
}
