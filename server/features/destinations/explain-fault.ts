import { VaultFault } from '#server/platform/vault.ts';
import { AppError } from '#shared/errors.ts';
import { DestinationFault } from './fault.ts';
import type { Line } from './line.ts';

/** What went wrong, whatever dress a library put it in; undefined for what is a fault of ours. */
export function explainFault(
  error: unknown,
  { fault, refusal }: Pick<Line, 'fault' | 'refusal'>,
): DestinationFault | undefined {
  if (error instanceof DestinationFault) return error;
  if (fault) return fault;
  if (refusal) return explainStatus(refusal);
  if (error instanceof VaultFault) return new DestinationFault(error.message);
  if (error instanceof AppError)
    return new DestinationFault(error.message, { isFinal: error.code !== 'too-many-requests' });
  return undefined;
}

/** Names nobody cares about; `words` are those of the other side. */
function explainStatus({ status, words, waitMs }: NonNullable<Line['refusal']>): DestinationFault {
  const said = words ? ` It says: ${words.replace(/[.\s]+$/, '')}.` : '';
  if (status === 401)
    return new DestinationFault(
      'The token is not accepted: it has ended or was revoked. Put a new one into Settings > Destinations.',
    );
  if (status === 403)
    return new DestinationFault(`The token may not do that there: it lacks a permission, or lost one.${said}`);
  if (status === 404 || status === 410)
    return new DestinationFault(`The place is not there, or the token cannot see it.${said}`);
  if (status === 429) return new DestinationFault('It asks to be left alone for a while.', { isFinal: false, waitMs });
  if (status === 408 || status === 409 || status === 423 || status >= 500)
    return new DestinationFault(`It has trouble of its own: it answered ${status}.${said}`, { isFinal: false, waitMs });
  return new DestinationFault(`It refuses what was sent: it answered ${status}.${said}`);
}
