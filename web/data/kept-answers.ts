/**
 * Answers of the server that this browser keeps, so that an open document survives a reload without a line: who is signed in,
 * and the post-mortems that were opened. Gone with the sign-out.
 */
const CACHE = 'debrief-kept';
const addressOf = (name: string) => `/kept/${encodeURIComponent(name)}`;

export const SESSION_ANSWER = 'session';
export const postMortemAnswer = (ref: string) => `post-mortem ${ref.toUpperCase()}`;

/** Asks the server and keeps what it says; gives what was kept when the server cannot be reached. */
export async function askOrKept<T>(name: string, ask: () => Promise<T>): Promise<T> {
  try {
    const answer = await ask();
    void keepAnswer(name, answer);
    return answer;
  } catch (error) {
    // A refusal is an answer: what may no longer be seen is not kept. Only a missing line is none.
    if (!(error instanceof TypeError)) {
      if (!(error instanceof DOMException)) void drop(name);
      throw error;
    }
    const kept = await find<T>(name);
    if (kept === undefined) throw error;
    return kept;
  }
}

// One after the other, so that what is forgotten does not come back by an older write.
let last: Promise<unknown> = Promise.resolve();
function inTurn<T>(work: () => Promise<T>): Promise<T | undefined> {
  // A browser may keep nothing, or have no room left: the page works, only not without a line.
  const done = last.then(work).catch(() => undefined);
  last = done;
  return done;
}

export const forgetAnswers = () => inTurn(() => caches.delete(CACHE));

/** Keeps an answer that came by another way. */
export const keepAnswer = (name: string, answer: unknown) =>
  inTurn(async () => (await caches.open(CACHE)).put(addressOf(name), new Response(JSON.stringify(answer))));

const drop = (name: string) => inTurn(async () => (await caches.open(CACHE)).delete(addressOf(name)));

const find = <T>(name: string) =>
  inTurn(async () => {
    const response = await (await caches.open(CACHE)).match(addressOf(name));
    return response && ((await response.json()) as T);
  });
