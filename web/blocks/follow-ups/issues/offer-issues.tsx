import { useState } from 'react';
import { isFinished } from '#shared/rules/follow-up-work.ts';
import type { FollowUp } from '../../../data/follow-ups.ts';
import { useIssuePlaces } from '../../../data/trackers.ts';
import { TextButton } from '../../../ui/button.tsx';
import { CreateManyIssues } from './create-many-issues.tsx';

/** Where a tracker is connected and something planned has no issue yet. */
export function OfferIssues({ followUps }: { followUps: readonly FollowUp[] }) {
  const places = useIssuePlaces().data?.trackers.length ?? 0;
  const [isOpen, setOpen] = useState(false);
  const isWorth = places > 0 && followUps.some((one) => one.url === null && !isFinished(one));
  return (
    <>
      {isWorth && <TextButton onClick={() => setOpen(true)}>Create issues…</TextButton>}
      {isOpen && <CreateManyIssues followUps={followUps} onClose={() => setOpen(false)} />}
    </>
  );
}
