import type { ConflictKind } from '#shared/rules/destinations.ts';

/** It could not be sent, in words for whoever can mend it. */
export class DestinationFault extends Error {
  override readonly name = 'DestinationFault';
  /** Trying again as it is would change nothing. */
  readonly isFinal: boolean;
  /** How long the other side wants to be left alone. */
  readonly waitMs: number;

  constructor(message: string, { isFinal = true, waitMs = 0 }: { isFinal?: boolean; waitMs?: number } = {}) {
    super(message);
    this.isFinal = isFinal;
    this.waitMs = waitMs;
  }
}

/** Somebody changed the page there, or took it away: a person has to say what becomes of it. */
export class PageConflict extends Error {
  override readonly name = 'PageConflict';
  readonly kind: ConflictKind;

  constructor(kind: ConflictKind) {
    super(kind === 'gone' ? 'The page is there no more.' : 'The page was changed there since it was last sent.');
    this.kind = kind;
  }
}
