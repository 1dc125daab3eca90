import type { SaveState } from '../document/open-room.ts';

/** Why the server will not go on with this client. */
export type Refusal =
  | { at: 'no-access'; why: string }
  | { at: 'quarantined'; why: string }
  | { at: 'not-taken' }
  | { at: 'outdated' };

export type Facts = {
  refusal: Refusal | undefined;
  /** The handshake of this connection is over: both sides have what the other had. */
  isSynced: boolean;
  hasSyncedBefore: boolean;
  /** Milliseconds since the connection was lost, or since the page began to open one. */
  lostFor: number;
  mayWrite: boolean;
  /** It could write when it was opened. */
  mightWrite: boolean;
  /** Messages the server has not yet said to be stored. */
  waiting: number;
  /** Milliseconds since the oldest of them was sent. */
  waitingFor: number;
  /** The server has not said that it cannot store anything. */
  isStoring: boolean;
  /** Changes of this browser that are not known to be stored. */
  unsent: number;
};

/** A line that drops for a moment is not worth the word "offline". */
export const OFFLINE_AFTER_MS = 3000;
/** Far beyond what a healthy database takes for a commit, and a new socket for its handshake. */
export const NOT_SAVED_AFTER_MS = 9000;

/** What to tell the writer, from what is known. Only what the server has acknowledged is called saved. */
export function saveStateOf(facts: Facts): SaveState {
  const { refusal, unsent } = facts;
  if (refusal) return refusal.at === 'quarantined' ? refusal : { ...refusal, unsent };
  if (!facts.isSynced) {
    if (facts.lostFor >= OFFLINE_AFTER_MS) return { at: 'offline', unsent };
    return facts.hasSyncedBefore || unsent > 0 ? { at: 'reconnecting', unsent } : { at: 'opening' };
  }
  if (!facts.mayWrite) return { at: 'reading', wasWriting: facts.mightWrite, unsent };
  if (facts.waiting === 0) return { at: 'saved' };
  return !facts.isStoring || facts.waitingFor >= NOT_SAVED_AFTER_MS ? { at: 'not-saved' } : { at: 'saving' };
}
