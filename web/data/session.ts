import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import type { OutputOf } from '#shared/contracts/contract.ts';
import { acceptSignUp, showSession, showSignUp, signIn, signOut, updateMe } from '#shared/contracts/people.ts';
import type { Action } from '#shared/rules/access.ts';
import { wordForms } from '#shared/rules/word-forms.ts';
import { call, keepCsrf } from './api.ts';
import { useChange } from './change.ts';
import { askOrKept, forgetAnswers, SESSION_ANSWER } from './kept-answers.ts';
import { forgetDocumentsOfOthers } from './kept-documents.ts';

export type Session = OutputOf<typeof showSession>;

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => {
    const session = await askOrKept(SESSION_ANSWER, () => call(showSession, {}, signal));
    keepCsrf(session.csrf);
    return session;
  },
  staleTime: 5 * 60_000,
});

/** What a browser keeps of documents is for one person, while they are signed in. */
function forgetAllBut(personId: string | null) {
  void forgetAnswers();
  void forgetDocumentsOfOthers(personId);
}

function enter(client: QueryClient, session: Session) {
  keepCsrf(session.csrf);
  forgetAllBut(session.me?.id ?? null);
  client.clear();
  client.setQueryData(sessionQuery.queryKey, session);
}

export const useSession = () => useQuery(sessionQuery).data;
export const useMe = () => useSession()?.me ?? null;
/** May the person who is signed in do this at all? Objects carry their own answer in `may`. */
export const useMay = (action: Action) => useMe()?.may[action] === true;
/** The installation's word for post-mortem, in the forms sentences need. */
export const useWord = () => wordForms(useSession()?.installation.word ?? 'post-mortem');

export const useSignIn = () => useChange(signIn, { settle: enter, shownInPlace: true });
export const useAcceptSignUp = () => useChange(acceptSignUp, { settle: enter, shownInPlace: true });
export const useSignOut = () =>
  useChange(signOut, {
    settle: (client) => {
      keepCsrf(null);
      forgetAllBut(null);
      client.clear();
    },
  });
export const useUpdateMe = () =>
  useChange(updateMe, {
    shownInPlace: true,
    settle: (client, me) =>
      client.setQueryData(sessionQuery.queryKey, (old) => old && { ...old, me: { ...old.me, ...me } }),
  });
export const useSignUp = (token: string) =>
  useQuery({ queryKey: ['sign-up', token], queryFn: () => call(showSignUp, { token }), retry: false });
