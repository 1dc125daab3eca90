import { useState } from 'react';
import { useChangeFollowUps, usePostpone as usePostponing, useUndoFollowUps } from '../../data/follow-up-board.ts';
import type { FollowUp } from '../../data/follow-ups.ts';
import { say } from '../../ui/toast-store.ts';
import { Postpone } from './postpone.tsx';

/** Moves one to a later date with its reason; an earlier or first date needs none and is the caller's to set. */
export function useLaterDate() {
  const run = usePostponing();
  const [asked, setAsked] = useState<{ followUp: FollowUp; dueOn: string } | null>(null);
  const dialog = asked && (
    <Postpone
      followUps={[asked.followUp]}
      dueOn={asked.dueOn}
      error={run.error}
      isBusy={run.isPending}
      onClose={() => setAsked(null)}
      onSave={(dueOn, because) =>
        run.mutate(
          { id: asked.followUp.id, dueOn, because },
          {
            onSuccess: (moved) => {
              setAsked(null);
              say(`${moved.reference} is due ${dueOn} now.`);
            },
          },
        )
      }
    />
  );
  return { ask: (followUp: FollowUp, dueOn = '') => setAsked({ followUp, dueOn }), dialog };
}

type Change = Omit<Parameters<ReturnType<typeof useChangeFollowUps>['mutateAsync']>[0], 'ids'>;

/** Changes one or many at once, says what was done and what was refused, and offers to undo it. */
export function useWorkChange() {
  const run = useChangeFollowUps();
  const undo = useUndoFollowUps();
  const change = (followUps: readonly FollowUp[], fields: Change, words: string, onDone?: () => void) =>
    run.mutate(
      { ids: followUps.map(({ id }) => id), ...fields },
      {
        onSuccess: ({ batchId, changed, refused }) => {
          const [first] = refused;
          const name = changed.length === 1 ? changed[0]!.reference : `${changed.length} follow-ups`;
          const rest = first ? ` Not changed: ${refused.length}. ${first.reference ?? 'One'}: ${first.why}` : '';
          const done = changed.length > 0 ? `${name}: ${words}.` : '';
          const action = batchId ? { label: 'Undo', run: () => undo.mutate({ batchId }) } : undefined;
          say((done + rest).trim(), { action, tone: changed.length === 0 ? 'bad' : 'plain' });
          if (changed.length > 0 || followUps.length > 1) onDone?.();
        },
      },
    );
  return { change, error: run.error, isBusy: run.isPending, reset: run.reset };
}
