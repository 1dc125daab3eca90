import type { WebSocket } from 'ws';

/** One message: far more than a large paste, far less than would hurt. */
export const LARGEST_MESSAGE = 16 * 1024 * 1024;
export const DOCUMENTS_PER_SOCKET = 600;
export const DOCUMENTS_PER_PERSON = 1200;
/** A company behind one address opens many; a machine that opens more wants something else. */
const SOCKETS_PER_ADDRESS = 2500;

/** A bucket that refills: so much at once, so much for long. */
export class Budget {
  readonly #most: number;
  readonly #perSecond: number;
  #left: number;
  #at = performance.now();

  constructor(most: number, perSecond: number) {
    this.#most = most;
    this.#perSecond = perSecond;
    this.#left = most;
  }

  takes(amount = 1): boolean {
    const now = performance.now();
    this.#left = Math.min(this.#most, this.#left + ((now - this.#at) / 1000) * this.#perSecond) - amount;
    this.#at = now;
    return this.#left >= 0;
  }
}

/** What one connection may send: hundreds of messages a second, more than any hand or paste makes. */
export class MessageBudget {
  readonly #messages = new Budget(2000, 300);
  readonly #bytes = new Budget(4 * LARGEST_MESSAGE, LARGEST_MESSAGE / 8);

  takes(bytes: number): boolean {
    return this.#messages.takes() && this.#bytes.takes(bytes);
  }
}

/** Who holds how many sockets and documents at this moment. */
export class Places {
  readonly #addresses = new Map<string, number>();
  readonly #people = new Map<string, number>();

  /** A place for a socket from that address; undefined when there are too many. */
  takeSocket(address: string): SocketPlace | undefined {
    if ((this.#addresses.get(address) ?? 0) >= SOCKETS_PER_ADDRESS) return undefined;
    count(this.#addresses, address, 1);
    return new SocketPlace(this, () => count(this.#addresses, address, -1));
  }

  documentsOf(person: string): number {
    return this.#people.get(person) ?? 0;
  }

  count(person: string, by: 1 | -1): void {
    count(this.#people, person, by);
  }
}

/** Whoever connects anew in a moment finds what cannot be done at this one. */
export const COME_AGAIN = { code: 4503, reason: 'The server cannot do this right now. Connect again in a moment.' };

/** What one socket holds. */
export class SocketPlace {
  readonly places: Places;
  socket: WebSocket | undefined;
  readonly attempts = new Budget(800, 50);
  documents = 0;
  readonly #leave: () => void;

  constructor(places: Places, leave: () => void) {
    this.places = places;
    this.#leave = leave;
  }

  /** Why one more document is too many; undefined when it is not. */
  whyFull(person: string): string | undefined {
    if (this.documents >= DOCUMENTS_PER_SOCKET)
      return `One connection opens at most ${DOCUMENTS_PER_SOCKET} documents. Close one first.`;
    if (this.places.documentsOf(person) >= DOCUMENTS_PER_PERSON)
      return `You have ${DOCUMENTS_PER_PERSON} documents open. Close one first.`;
    return undefined;
  }

  entered(person: string): void {
    this.documents += 1;
    this.places.count(person, 1);
  }

  exited(person: string): void {
    this.documents -= 1;
    this.places.count(person, -1);
  }

  /** A document was closed to whoever is here: a socket that holds nothing else goes with it. */
  left(why: string): void {
    if (this.documents === 0) this.hangUp({ code: 4403, reason: why });
  }

  hangUp({ code, reason }: { code: number; reason: string }): void {
    // A closing frame holds 123 bytes.
    this.socket?.close(code, reason.replace(/[^\x20-\x7e]/g, '?').slice(0, 120));
  }

  closed(): void {
    this.#leave();
  }
}

function count(counts: Map<string, number>, key: string, by: number): void {
  const next = (counts.get(key) ?? 0) + by;
  if (next > 0) counts.set(key, next);
  else counts.delete(key);
}
