import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Contract, InputOf, OutputOf } from '#shared/contracts/contract.ts';
import { say } from '../ui/toast-store.ts';
import { call, explain } from './api.ts';

type Options<C extends Contract> = {
  /** Puts the answer where the screens read it from. */
  settle?: (client: QueryClient, output: OutputOf<C>, input: InputOf<C>) => void;
  /** Shows the change before the server has answered; returns how to take it back. */
  expect?: (client: QueryClient, input: InputOf<C>) => () => void;
  /** The screen shows the refusal in place, so no notice is needed. */
  shownInPlace?: boolean;
};

/** One change on the server: an operation, and where its answer goes. A refusal becomes a notice unless shown in place. */
export function useChange<C extends Contract>(contract: C, options: Options<C> = {}) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: InputOf<C>) => call(contract, input),
    onMutate: (input) => options.expect?.(client, input),
    onSuccess: (output, input) => options.settle?.(client, output, input),
    onError: (error, _input, takeBack) => {
      takeBack?.();
      if (!options.shownInPlace) say(explain(error), { tone: 'bad' });
    },
  });
}
