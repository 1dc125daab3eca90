import type { QueryClient } from '@tanstack/react-query';
import { keepCsrf } from './api.ts';
import { keepAnswer, postMortemAnswer, SESSION_ANSWER } from './kept-answers.ts';
import { type PostMortem, postMortemKey } from './post-mortems.ts';
import { type Session, sessionQuery } from './session.ts';

export type Seed = { session: Session; postMortem: PostMortem };

/** What the server already knew that this page would ask for stands in the page itself. */
export function takeSeed(client: QueryClient): Seed | undefined {
  const text = document.getElementById('seed')?.textContent;
  if (!text) return undefined;
  const seed = JSON.parse(text) as Seed;
  const { session, postMortem } = seed;
  keepCsrf(session.csrf);
  client.setQueryData(sessionQuery.queryKey, session);
  void keepAnswer(SESSION_ANSWER, session);
  for (const ref of [postMortem.reference, postMortem.id]) {
    client.setQueryData(postMortemKey(ref), postMortem);
    void keepAnswer(postMortemAnswer(ref), postMortem);
  }
  return seed;
}
