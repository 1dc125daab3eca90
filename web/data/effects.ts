import { type QueryClient, useQuery } from '@tanstack/react-query';
import type { OutputOf } from '#shared/contracts/contract.ts';
import { answerEffect, showEffect } from '#shared/contracts/effects.ts';
import { call } from './api.ts';
import { useChange } from './change.ts';

export type EffectCheck = OutputOf<typeof showEffect>;

export const effectKey = (ref: string) => ['effect', ref.toUpperCase()];
export const useEffectCheck = (ref: string) =>
  useQuery({ queryKey: effectKey(ref), queryFn: ({ signal }) => call(showEffect, { id: ref }, signal) });

function settle(client: QueryClient, check: EffectCheck) {
  client.setQueryData(effectKey(check.followUp.reference), check);
  client.setQueryData(effectKey(check.followUp.id), check);
  void client.invalidateQueries({ queryKey: ['home'] });
  void client.invalidateQueries({ queryKey: ['notifications'] });
  void client.invalidateQueries({ queryKey: ['value'] });
}
export const useAnswerEffect = () => useChange(answerEffect, { settle, shownInPlace: true });
