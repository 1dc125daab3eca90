/** Every way an operation may refuse. A closed union: the HTTP table below is exhaustive over it. */
export type ErrorCode =
  | 'bad-input'
  | 'not-signed-in'
  | 'wrong-credentials'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'stale'
  | 'incomplete'
  | 'too-large'
  | 'unsupported'
  | 'unknown-shape'
  | 'too-many-requests'
  | 'unavailable';

/** HTTP status of each code, used by the HTTP door and, the other way round, by the typed client. */
export const HTTP_STATUS: Record<ErrorCode, number> = {
  'bad-input': 400,
  'not-signed-in': 401,
  'wrong-credentials': 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  stale: 409,
  incomplete: 409,
  'too-large': 413,
  unsupported: 415,
  'unknown-shape': 422,
  'too-many-requests': 429,
  unavailable: 503,
};

/** One problem inside a request: `path` is where in the input ("events.3.at"), `why` is a sentence. */
export type Problem = {
  path: string;
  why: string;
  /** Of a field that somebody else changed meanwhile: what it says now, who wrote that (null is the draft), and when. */
  conflict?: { theirs: unknown; by: string | null; at: string };
};

/** An expected refusal. The message is a sentence for the person who reads it: what happened and what to do. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly problems: Problem[];

  constructor(code: ErrorCode, message: string, problems: Problem[] = []) {
    super(message);
    this.name = 'AppError';
    this.code = code;
    this.problems = problems;
  }
}
