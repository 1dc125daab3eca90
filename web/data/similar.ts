import { type QueryClient, useQuery } from '@tanstack/react-query';
import type { OutputOf } from '#shared/contracts/contract.ts';
import { judgeSimilar, listSimilarIncidents, undoSimilar } from '#shared/contracts/similar.ts';
import { call } from './api.ts';
import { useChange } from './change.ts';

export type SimilarIncident = OutputOf<typeof listSimilarIncidents>['items'][number];
export type LikenessVerdict = OutputOf<typeof listSimilarIncidents>['verdicts'][number];

export const useVerdicts = (incidentId: string) =>
  useQuery({
    queryKey: ['similar', incidentId],
    queryFn: ({ signal }) => call(listSimilarIncidents, { id: incidentId }, signal),
  });

/** Both incidents and their documents show it. */
function settle(client: QueryClient) {
  for (const key of ['similar', 'incident', 'post-mortem', 'effect'])
    void client.invalidateQueries({ queryKey: [key] });
}
export const useJudgeSimilar = (shownInPlace = false) => useChange(judgeSimilar, { settle, shownInPlace });
export const useUndoSimilar = () => useChange(undoSimilar, { settle });
