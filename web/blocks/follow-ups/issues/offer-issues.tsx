import { useState } from 'react';
import { createPortal } from 'react-dom';
import { isFinished } from '#shared/rules/follow-up-work.ts';
import type { FollowUp } from '../../../data/follow-ups.ts';
import { useIssuePlaces, useLinkedFollowUps } from '../../../data/trackers.ts';
import { TextButton } from '../../../ui/button.tsx';
import { CreateManyIssues } from './create-many-issues.tsx';

/** Where a tracker is connected and something planned has no issue yet. */
export function OfferIssues({ followUps }: { followUps: readonly FollowUp[] }) {
  const hasTracker = (useIssuePlaces().data?.trackers.length ?? 0) > 0;
  const open = followUps.filter((one) => !isFinished(one));
  const linked = useLinkedFollowUps(hasTracker ? open.slice(0, 200).map(({ id }) => id) : []).data;
  const [isOpen, setOpen] = useState(false);
  const isWorth = linked !== undefined && open.some(({ id }) => !linked.has(id));
  return (
    <>
      {isWorth && <TextButton onClick={() => setOpen(true)}>Create issues…</TextButton>}
      {/* Beside the document: its headings and the small head of the block have a look of their own. */}
      {isOpen && createPortal(<CreateManyIssues followUps={followUps} onClose={() => setOpen(false)} />, document.body)}
    </>
  );
}
