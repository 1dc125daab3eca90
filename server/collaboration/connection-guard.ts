import { type Connection, MessageType, OutgoingMessage } from '@hocuspocus/server';
import type { WebSocket } from 'ws';
import type { Writer } from '#server/features/post-mortems/index.ts';
import { checkUpdate } from '#shared/document/live/check-update.ts';
import type { LiveMessage } from '#shared/document/live/messages.ts';
import { hearAwareness } from './awareness.ts';
import { type Frame, isAppliedNote, isRefusedNote, LAST_SYNC_STEP, readFrame, SYNC_STEP_1 } from './frame.ts';
import type { Access, Ending, Guard } from './guard.ts';
import { Budget, MessageBudget } from './limits.ts';
import type { LiveDocument } from './live-document.ts';
import { personOf, type Visitor } from './visitor.ts';
import { writerOf } from './writer.ts';

/** What a reader who does not read may have waiting for them. */
const LARGEST_BACKLOG = 64 * 1024 * 1024;

/** What may wait for a database that is away, of all documents together. */
const LARGEST_UNSTORED = 128 * 1024 * 1024;

/** What may wait of one connection until it is known what it may do. */
const LARGEST_OUTSIDE = 8 * 1024 * 1024;
const RESET: Ending = { code: 4205, reason: 'Reset Connection' };
const NO_MESSAGE: Ending = { code: 4400, reason: 'This is no message of the protocol.' };
const SPOKEN_FOR: Ending = { code: 4400, reason: 'It writes in the name of somebody else who is here.' };
const NOT_STORING: Ending = {
  code: 4503,
  reason: 'The server cannot store right now. What you wrote is kept here.',
};

type Written = { ticket: number; client: number; clock: number };

/**
 * Stands between one connection to one document and Hocuspocus: lets in only what may be in the document, and holds back
 * "applied" until what it is about is stored.
 */
export class ConnectionGuard implements Guard {
  readonly live: LiveDocument;
  readonly connection: Connection;
  readonly visitor: Visitor;
  readonly writer: Writer;
  readonly voices = new Set<number>();
  readonly #forward: (data: Uint8Array) => void;
  readonly #send: (message: Uint8Array) => void;
  readonly #budget = new MessageBudget();
  readonly #questions = new Budget(60, 2);
  /** Changes that were let in and are not applied yet, first come first. */
  #inFlight: { payload: Uint8Array; clients: Set<number> }[] = [];
  #held: { ticket: number; message: Uint8Array }[] = [];
  #written: Written[] = [];
  #isOver = false;
  /** From the first moment: what may be done can have changed since it was asked at the door. */
  #isWaiting = true;
  #outside: Uint8Array[] = [];

  constructor(live: LiveDocument, connection: Connection) {
    this.live = live;
    this.connection = connection;
    this.visitor = connection.context as Visitor;
    this.writer = writerOf(this.visitor.actor);
    this.#forward = connection.handleMessage.bind(connection);
    this.#send = connection.send.bind(connection);
    connection.handleMessage = (data) => this.#receive(data);
    connection.send = (message) => this.#answer(message);
  }

  get held(): number {
    return this.#outside.length;
  }

  get person(): string {
    return personOf(this.visitor);
  }

  get writing(): Iterable<number> {
    return this.#inFlight[0]?.clients ?? [];
  }

  wrote(ticket: number): void {
    const [own] = this.voices;
    const clients = new Set(this.writing);
    if (clients.size === 0 && own !== undefined) clients.add(own);
    for (const client of clients) this.#written.push({ ticket, client, clock: this.live.clockOf(client) });
  }

  safe(ticket: number): void {
    const clocks = new Map<number, number>();
    for (const written of this.#written) if (written.ticket <= ticket) clocks.set(written.client, written.clock);
    this.#written = this.#written.filter((written) => written.ticket > ticket);
    for (const [client, clock] of clocks) this.tell({ type: 'durable', client, clock });
    while (this.#held[0] && this.#held[0].ticket <= ticket) this.#send(this.#held.shift()!.message);
  }

  tell(message: LiveMessage): void {
    const { messageAddress } = this.connection;
    this.#send(new OutgoingMessage(messageAddress).writeStateless(JSON.stringify(message)).toUint8Array());
  }

  wait(): void {
    this.#isWaiting = true;
  }

  grant(access: Access): void {
    if (access.may === 'nothing') {
      this.putOut(access.why);
      return;
    }
    // What was asked before it was held may not be so any more: it is asked again when it is over.
    if (this.live.isHeld) return;
    const isReading = access.may === 'read';
    if (this.connection.readOnly !== isReading) {
      this.connection.readOnly = isReading;
      this.#send(new OutgoingMessage(this.connection.messageAddress).writeAuthenticated(isReading).toUint8Array());
      this.tell({ type: 'access', write: !isReading, why: access.may === 'read' ? access.why : null });
    }
    this.#isWaiting = false;
    for (const data of this.#outside.splice(0)) this.#receive(data);
  }

  putOut(why: string): void {
    const { messageAddress } = this.connection;
    this.#send(new OutgoingMessage(messageAddress).writePermissionDenied(why).toUint8Array());
    this.connection.close({ code: 4403, reason: why });
    this.visitor.socket.left(why);
  }

  hangUp(event: Ending): void {
    this.#isOver = true;
    this.visitor.socket.hangUp(event);
  }

  #receive(data: Uint8Array): void {
    if (this.#isOver) return;
    if (this.#isWaiting) {
      this.#outside.push(data);
      if (this.#outside.reduce((sum, one) => sum + one.byteLength, 0) > LARGEST_OUTSIDE) this.hangUp(NOT_STORING);
      return;
    }
    let ending: Ending | undefined;
    try {
      ending = this.#take(data);
    } catch {
      ending = NO_MESSAGE;
    }
    if (ending) this.hangUp(ending);
  }

  /** Answers why the sender is sent away, if it is. */
  #take(data: Uint8Array): Ending | undefined {
    if (this.live.document.isDestroyed) return RESET;
    if (!this.#budget.takes(data.byteLength)) return { code: 4429, reason: 'Too many changes at once.' };
    const frame = readFrame(data);
    switch (frame?.type) {
      case MessageType.Sync:
      case MessageType.SyncReply:
        return this.#takeSync(frame, data);
      case MessageType.Awareness:
        return hearAwareness(this.live, this, frame.rest.readVarUint8Array());
      case MessageType.QueryAwareness:
      case MessageType.CLOSE:
        this.#forward(data);
        return undefined;
      // A token is looked at once; stateless messages go from the server to its clients only.
      case MessageType.Auth:
      case MessageType.Stateless:
        return undefined;
      default:
        return NO_MESSAGE;
    }
  }

  #takeSync({ rest }: Frame, data: Uint8Array): Ending | undefined {
    const step = rest.readVarUint();
    if (step > LAST_SYNC_STEP) return NO_MESSAGE;
    // Each is answered with all that is missing: it is asked once, and again after a break.
    if (step === SYNC_STEP_1 && !this.#questions.takes()) return { code: 4429, reason: 'Too many questions at once.' };
    if (step !== SYNC_STEP_1) {
      const payload = rest.readVarUint8Array();
      if (this.live.backlog > LARGEST_UNSTORED) return NOT_STORING;
      const checked = checkUpdate(payload, this.live.document, this.live.sections.values());
      if ('fault' in checked) return { code: 4400, reason: checked.fault };
      if ([...checked.clients].some((client) => this.#isSpokenFor(client))) return SPOKEN_FOR;
      this.#inFlight.push({ payload, clients: checked.clients });
    }
    this.#forward(data);
    return undefined;
  }

  /** Whether somebody else who is connected writes as this client: only they can say what it writes next. */
  #isSpokenFor(client: number): boolean {
    if (this.voices.has(client)) return false;
    for (const other of this.live.guards.values())
      if (other !== this && other.writer.personId !== this.writer.personId && other.voices.has(client)) return true;
    return false;
  }

  #answer(message: Uint8Array): void {
    const socket = this.connection.webSocket as WebSocket;
    if (socket.bufferedAmount > LARGEST_BACKLOG) socket.terminate();
    else if (isAppliedNote(message)) this.#hold(message);
    else {
      if (isRefusedNote(message)) this.#inFlight.shift();
      this.#send(message);
    }
  }

  /** Hocuspocus says "applied" right after it has applied: everything this connection sent has its ticket by then. */
  #hold(message: Uint8Array): void {
    const applied = this.#inFlight[0];
    if (applied) this.live.logWhatWaits(applied.payload, this);
    this.#inFlight.shift();
    if (this.live.isSafe) this.#send(message);
    else this.#held.push({ ticket: this.live.lastTicket, message });
  }
}
