import { AppError } from '#shared/errors.ts';
import { StartError } from './postgres/start-error.ts';

const UNREACHABLE_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
const UNREACHABLE_MESSAGE =
  /connection terminated|timeout exceeded when trying to connect|not queryable|connection ended/i;

const RETRY_STATES = new Set(['40001', '40P01']);

/** Whether the same transaction may well succeed when it is tried again: serialization failure or deadlock. */
export function isWorthRetrying(error: unknown): boolean {
  return RETRY_STATES.has(codeOf(error));
}

/** Whether `error` is a row that is already there; `constraint` narrows it to one constraint. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  if (codeOf(error) !== '23505') return false;
  return constraint === undefined || (error as { constraint?: string }).constraint === constraint;
}

/** What a failing database means to a person; every other error is returned as it is. */
export function explainDatabaseError(error: unknown): unknown {
  const code = codeOf(error);
  // 08: connection, 57P: shut down or starting up, 53300: no connection left.
  if (UNREACHABLE_CODES.has(code) || /^(?:08...|57P..|53300)$/.test(code) || isLostConnection(error)) {
    return unavailable('The database cannot be reached right now. Try again in a moment.', error);
  }
  switch (code) {
    case '53100':
      return unavailable('The disk of the database is full: nothing can be stored until space is freed.', error);
    case '25006':
      return unavailable('The database is read-only right now: nothing can be stored. Try again later.', error);
    case '57014':
    case '55P03':
      return unavailable('The database took too long to answer. Try again, or ask for less at once.', error);
    case '22021':
    case '22P05':
      return new AppError('bad-input', 'The text contains a character that cannot be stored (such as NUL).');
    default:
      return error;
  }
}

/** Why the very first statement failed, as one line for the operator: the address, the login, or the database is wrong. */
export function explainFirstContact(error: unknown): StartError {
  const cause = error instanceof AppError ? error.cause : error;
  // A name with several addresses fails once for each, and says nothing itself.
  const reasons = cause instanceof AggregateError ? cause.errors.map(String) : [(cause as Error).message];
  const reason = reasons.join('; ').replaceAll('Error: ', '');
  const state = codeOf(cause);
  const advice = state.startsWith('28')
    ? 'Check the user and the password in DATABASE_URL.'
    : state === '3D000'
      ? 'Create that database, or name another one in DATABASE_URL.'
      : 'Check that the server runs and that DATABASE_URL names its address.';
  return new StartError(`The database cannot be opened (${reason}). ${advice}`, { cause: error });
}

function isLostConnection(error: unknown): boolean {
  return error instanceof Error && codeOf(error) === '' && UNREACHABLE_MESSAGE.test(error.message);
}

function unavailable(message: string, cause: unknown): AppError {
  const error = new AppError('unavailable', message);
  error.cause = cause;
  return error;
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' ? code : '';
}
