import { useQuery } from '@tanstack/react-query';
import type { OutputOf } from '#shared/contracts/contract.ts';
import {
  createFactor,
  linkFactors,
  listFactors,
  orderFactors,
  removeFactor,
  restoreFactor,
  unlinkFactors,
  updateFactor,
} from '#shared/contracts/factors.ts';
import { call } from './api.ts';
import { useChange } from './change.ts';
import { patchRow, putRow, rowsKey } from './document-rows.ts';

export type Factor = OutputOf<typeof updateFactor>;

/** Contributing factors and mitigators of a post-mortem, in their order. */
export const useFactors = (postMortemId: string) =>
  useQuery({
    queryKey: rowsKey('factors', postMortemId),
    queryFn: ({ signal }) => call(listFactors, { id: postMortemId }, signal),
  });

export const useCreateFactor = () =>
  useChange(createFactor, { shownInPlace: true, settle: (client, factor) => putRow(client, 'factors', factor) });
export const useUpdateFactor = () =>
  useChange(updateFactor, {
    shownInPlace: true,
    expect: (client, { id, title, kind, role, effect, state }) => {
      const shown = Object.entries({ title, kind, role, effect, state }).filter(([, value]) => value !== undefined);
      return patchRow(client, 'factors', id, Object.fromEntries(shown));
    },
    settle: (client, factor) => {
      putRow(client, 'factors', factor);
      void client.invalidateQueries({ queryKey: ['coverage'] });
    },
  });
export const useRemoveFactor = () =>
  useChange(removeFactor, { settle: (client, factor) => putRow(client, 'factors', factor) });
export const useRestoreFactor = () =>
  useChange(restoreFactor, { settle: (client, factor) => putRow(client, 'factors', factor) });
export const useLinkFactors = () =>
  useChange(linkFactors, { settle: (client, factor) => putRow(client, 'factors', factor) });
export const useUnlinkFactors = () =>
  useChange(unlinkFactors, { settle: (client, factor) => putRow(client, 'factors', factor) });
export const useOrderFactors = () =>
  useChange(orderFactors, {
    settle: (client, list) => {
      for (const factor of list.items) putRow(client, 'factors', factor);
    },
  });
