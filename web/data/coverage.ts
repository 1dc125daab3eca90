import { useQuery } from '@tanstack/react-query';
import type { OutputOf } from '#shared/contracts/contract.ts';
import { getServiceLevels, setServiceLevels, showCoverage } from '#shared/contracts/follow-ups.ts';
import { call } from './api.ts';
import { useChange } from './change.ts';

export type Coverage = OutputOf<typeof showCoverage>;
export type ServiceLevels = OutputOf<typeof getServiceLevels>;

/** What the plan of a post-mortem leaves out. */
export const useCoverage = (postMortemId: string, enabled = true) =>
  useQuery({
    queryKey: ['coverage', postMortemId],
    queryFn: ({ signal }) => call(showCoverage, { id: postMortemId }, signal),
    enabled,
  });

export const useServiceLevels = () =>
  useQuery({ queryKey: ['service-levels'], queryFn: ({ signal }) => call(getServiceLevels, {}, signal) });
export const useSetServiceLevels = () =>
  useChange(setServiceLevels, {
    shownInPlace: true,
    settle: (client, levels) => {
      client.setQueryData(['service-levels'], levels);
      void client.invalidateQueries({ queryKey: ['proposed-date'] });
      void client.invalidateQueries({ queryKey: ['follow-up-board'] });
    },
  });
