import { QueryCache, QueryClient } from '@tanstack/react-query';
import { AppError } from '#shared/errors.ts';
import { isRefusal } from './api.ts';
import { sessionQuery } from './session.ts';

const HOPELESS = new Set(['bad-input', 'not-signed-in', 'forbidden', 'not-found', 'wrong-credentials']);

export const queryClient: QueryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 20_000,
      retry: (count, error) => count < 2 && !(error instanceof AppError && HOPELESS.has(error.code)),
    },
  },
  queryCache: new QueryCache({
    onError: (error) => {
      if (isRefusal(error, 'not-signed-in')) void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
    },
  }),
});
