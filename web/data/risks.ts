import { useQuery } from '@tanstack/react-query';
import type { OutputOf } from '#shared/contracts/contract.ts';
import { createRisk, listRisks, removeRisk, restoreRisk, updateRisk } from '#shared/contracts/risks.ts';
import { call } from './api.ts';
import { useChange } from './change.ts';
import { patchRow, putRow, rowsKey } from './document-rows.ts';

export type Risk = OutputOf<typeof updateRisk>;

/** What the incidents of a post-mortem exposed that could still happen, in its order. */
export const useRisks = (postMortemId: string) =>
  useQuery({
    queryKey: rowsKey('risks', postMortemId),
    queryFn: ({ signal }) => call(listRisks, { id: postMortemId }, signal),
  });

export const useCreateRisk = () =>
  useChange(createRisk, { shownInPlace: true, settle: (client, risk) => putRow(client, 'risks', risk) });
export const useUpdateRisk = () =>
  useChange(updateRisk, {
    shownInPlace: true,
    expect: (client, { id, text, likelihood, impact, state }) => {
      const shown = Object.entries({ text, likelihood, impact, state }).filter(([, value]) => value !== undefined);
      return patchRow(client, 'risks', id, Object.fromEntries(shown));
    },
    settle: (client, risk) => putRow(client, 'risks', risk),
  });
export const useRemoveRisk = () => useChange(removeRisk, { settle: (client, risk) => putRow(client, 'risks', risk) });
export const useRestoreRisk = () => useChange(restoreRisk, { settle: (client, risk) => putRow(client, 'risks', risk) });
