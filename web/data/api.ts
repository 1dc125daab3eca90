import { type Call, createClient } from '#shared/client.ts';
import { AppError } from '#shared/errors.ts';
import { watchedFetch } from './connection.ts';

let csrf: string | null = null;

/** Remembers the token that every change must carry; each session answer brings the current one. */
export function keepCsrf(token: string | null) {
  csrf = token;
}

/** What every change must carry to be taken from a browser. */
export const csrfHeaders = (): Record<string, string> => (csrf === null ? {} : { 'x-debrief-csrf': csrf });

export const call: Call = createClient({
  baseUrl: '',
  headers: csrfHeaders,
  fetch: watchedFetch,
});

/** What to tell the person about a failure: the server's own sentence, or what a lost connection means. */
export function explain(error: unknown): string {
  if (error instanceof AppError) return error.message;
  if (error instanceof TypeError) return 'Debrief cannot be reached. Nothing you typed is lost; try again in a moment.';
  return 'Something went wrong on this page. Nothing stored is lost; reload to go on.';
}

export function isRefusal(error: unknown, code: AppError['code']): error is AppError {
  return error instanceof AppError && error.code === code;
}
