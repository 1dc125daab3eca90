import { useMemo, useState } from 'react';
import { type FollowUp, useFollowUps } from '../../data/follow-ups.ts';
import { useDocument } from '../../document/document-context.ts';
import { Button, TextButton } from '../../ui/button.tsx';
import { toField } from '../../ui/local-time.ts';
import { Failed } from '../../ui/states.tsx';
import { useReaderZone } from '../../ui/zone.ts';
import { BlockBones, BlockEmpty, BlockFrame } from '../block-frame.tsx';
import { CoverageNotes } from './coverage-notes.tsx';
import { FollowUpRow } from './follow-up-row.tsx';
import { OfferIssues } from './issues/offer-issues.tsx';
import { NewFollowUp } from './new-follow-up.tsx';
import { type FollowUpActions, useFollowUpActions } from './use-follow-up-actions.tsx';
import { workCount } from './work-words.ts';
import './follow-ups.css';

/** Work that should change something because of this document, planned and changed where it is read. */
export function FollowUpsBlock({ editable }: { editable: boolean }) {
  const { postMortem } = useDocument();
  const list = useFollowUps({ postMortem: postMortem.reference, state: ['candidate', 'confirmed'] });
  const actions = useFollowUpActions();
  const [isAdding, setAdding] = useState(false);
  const mayAdd = editable && postMortem.may['follow-up.edit'] === true;
  const items = useMemo(
    () => list.data?.pages.flatMap((page) => page.items).toSorted((a, b) => a.position - b.position),
    [list.data],
  );
  const planned = items?.filter((one) => one.state === 'confirmed') ?? [];
  const heard = items?.filter((one) => one.state === 'candidate') ?? [];
  const hasAny = planned.length + heard.length > 0;
  return (
    <BlockFrame
      label="Follow-ups"
      summary={items && workCount(planned)}
      acts={
        hasAny &&
        mayAdd &&
        !isAdding && (
          <>
            <OfferIssues followUps={planned} />
            <TextButton onClick={() => setAdding(true)}>Add a follow-up</TextButton>
          </>
        )
      }
    >
      {list.error && !items ? (
        <Failed error={list.error} what="follow-ups" retry={() => void list.refetch()} inline />
      ) : !items ? (
        <BlockBones rows={3} height={48} />
      ) : (
        <>
          <Rows label="Planned" followUps={planned} mayEdit={editable} actions={actions} />
          {editable && planned.length > 0 && <CoverageNotes about="follow-ups" />}
          {!hasAny && !isAdding && (
            <BlockEmpty
              action={
                mayAdd && (
                  <Button small onClick={() => setAdding(true)}>
                    Plan the first
                  </Button>
                )
              }
            >
              Nothing is planned. A follow-up says what should be different because of this, who does it, and by when.
            </BlockEmpty>
          )}
        </>
      )}
      {isAdding && mayAdd && <NewFollowUp onClose={() => setAdding(false)} />}
      {heard.length > 0 && (
        <>
          <h3 className="group-title">Somebody said it ought to be done</h3>
          <Rows label="Candidates" followUps={heard} mayEdit={editable} actions={actions} />
        </>
      )}
      {list.hasNextPage && (
        <p className="live-foot">
          <TextButton disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            Show more
          </TextButton>
        </p>
      )}
      {actions.dialog}
    </BlockFrame>
  );
}

type RowsProps = { label: string; followUps: FollowUp[]; mayEdit: boolean; actions: FollowUpActions };
function Rows({ label, followUps, mayEdit, actions }: RowsProps) {
  const today = toField(new Date().toISOString(), useReaderZone()).slice(0, 10);
  if (followUps.length === 0) return null;
  return (
    <ul className="live-rows" aria-label={label}>
      {followUps.map((followUp) => (
        <FollowUpRow key={followUp.id} followUp={followUp} today={today} mayEdit={mayEdit} actions={actions} />
      ))}
    </ul>
  );
}
