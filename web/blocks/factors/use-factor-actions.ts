import { useMemo } from 'react';
import type { InputOf } from '#shared/contracts/contract.ts';
import type { updateFactor } from '#shared/contracts/factors.ts';
import type { RowState } from '#shared/rules/factor-words.ts';
import {
  type Factor,
  useLinkFactors,
  useOrderFactors,
  useRemoveFactor,
  useRestoreFactor,
  useUnlinkFactors,
  useUpdateFactor,
} from '../../data/factors.ts';
import { useDocument } from '../../document/document-context.ts';
import { say } from '../../ui/toast-store.ts';
import { useStable } from '../../ui/use-stable.ts';
import { useRowChange } from '../row-change.ts';
import { useNumberEvent } from '../use-number-event.ts';

type Fields = Omit<InputOf<typeof updateFactor>, 'id' | 'version'>;

const STATE_WORDS: Record<RowState, string> = {
  candidate: 'A candidate again.',
  confirmed: 'Confirmed.',
  struck: 'Struck.',
};

/** What can be done to the factors of the open document, each with a way back. */
export function useFactorActions() {
  const { postMortem } = useDocument();
  const number = useNumberEvent();
  const update = useUpdateFactor();
  const { mutate: remove } = useRemoveFactor();
  const { mutate: restore } = useRestoreFactor();
  const { mutate: link } = useLinkFactors();
  const { mutate: unlink } = useUnlinkFactors();
  const { mutate: order } = useOrderFactors();
  const { save, set } = useRowChange<Factor, Fields>('factors', (input) => update.mutateAsync(input));
  const saveNow = useStable(save);
  const setNow = useStable(set);
  const numberNow = useStable(number);
  const id = postMortem.id;
  return useMemo(
    () => ({
      save: saveNow,
      set: setNow,
      state: (factor: Factor, state: RowState) =>
        setNow(factor, { state }, { what: 'state', done: STATE_WORDS[state], before: { state: factor.state } }),
      remove: (factor: Factor) =>
        remove(
          { id: factor.id },
          {
            onSuccess: () =>
              say('Factor taken away.', { action: { label: 'Undo', run: () => restore({ id: factor.id }) } }),
          },
        ),
      addEvidence: async (factor: Factor, eventId: string) => {
        if (factor.evidence.includes(eventId)) return;
        await numberNow(eventId);
        await setNow(
          factor,
          { addEvidence: [eventId] },
          {
            what: 'evidence',
            done: 'Evidence added.',
            before: { removeEvidence: [eventId] },
          },
        );
      },
      removeEvidence: (factor: Factor, eventId: string) =>
        setNow(
          factor,
          { removeEvidence: [eventId] },
          {
            what: 'evidence',
            done: 'Evidence taken away.',
            before: { addEvidence: [eventId] },
          },
        ),
      link: (from: Factor, toId: string) => link({ id: from.id, toId }),
      unlink: (from: Factor, toId: string) =>
        unlink(
          { id: from.id, toId },
          {
            onSuccess: () =>
              say('Link taken away.', { action: { label: 'Undo', run: () => link({ id: from.id, toId }) } }),
          },
        ),
      /** Puts the factors in this order. */
      order: (ids: string[]) => order({ id, ids }),
    }),
    [saveNow, setNow, numberNow, remove, restore, link, unlink, order, id],
  );
}
export type FactorActions = ReturnType<typeof useFactorActions>;
