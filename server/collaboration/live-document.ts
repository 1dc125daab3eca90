import type { Connection, Document } from '@hocuspocus/server';
import { isTransactionOrigin } from '@hocuspocus/server';
import { getState, type Transaction, type XmlElement } from 'yjs';
import type { SettledSection, Writer } from '#server/features/post-mortems/index.ts';
import { findSections, MENDED, mendAfter, type Sections } from '#shared/document/live/mend.ts';
import type { LiveMessage } from '#shared/document/live/messages.ts';
import { isSection, readSectionElement } from '#shared/document/live/read-yjs.ts';
import { writeSection } from '#shared/document/markdown/index.ts';
import { AppError } from '#shared/errors.ts';
import type { Guard } from './guard.ts';
import type { Loaded } from './load-document.ts';
import type { Logged, UpdateLog } from './update-log.ts';
import { DEBRIEF } from './writer.ts';

/** Beyond this a document is read on, but no longer written: everybody who opens it must be able to hold it. */
export const LARGEST_DOCUMENT = 20 * 1024 * 1024;

/** The origin of what another process has stored: it is in the log already. */
export const TAKEN_IN = { source: 'local', skipStoreHooks: true, takenIn: true } as const;

type Dirty = { names: Set<string>; isDrafted: boolean };

/**
 * One open document: hands every change to the log, keeps the document valid, and knows what is not written out yet. The
 * text itself and who is connected are Hocuspocus' (`document`).
 */
export class LiveDocument implements Logged {
  readonly postMortemId: string;
  readonly document: Document;
  readonly sections: Sections;
  /** Why it can only be read: its bytes cannot be. What is open is then a copy of the sections that nothing is kept of. */
  readonly quarantined: string | undefined;
  revision: number;
  /** The rows of the log that this document holds and no state does. */
  seqs: number[];
  logBytes: number;
  stateBytes: number;
  readonly guards = new Map<Connection, Guard>();
  onDirty: () => void = () => {};
  onLogged: () => void = () => {};
  onTooLarge: () => void = () => {};
  readonly #log: UpdateLog;
  /** Words wait outside: it is being published, perhaps. */
  isHeld = false;
  /** Rises whenever a time of being held ends: what was asked before does not count after it. */
  turn = 0;
  #lastTicket = 0;
  #safeTicket = 0;
  #dirty = new Map<string, Dirty>();
  readonly #owners: Map<number, string | null>;
  #newClients: { clientId: number; writer: Writer }[] = [];
  /** Who writes through the server, by name: each has a Yjs client of their own, so that what they wrote stays theirs. */
  readonly #serverClients = new Map<string | null, number>();
  #pending: unknown[] = [null, null];

  constructor(postMortemId: string, document: Document, loaded: Loaded, log: UpdateLog) {
    this.postMortemId = postMortemId;
    this.document = document;
    this.quarantined = loaded.quarantined;
    this.revision = loaded.revision;
    this.seqs = loaded.seqs;
    this.logBytes = loaded.logBytes;
    this.stateBytes = loaded.stateBytes;
    this.#log = log;
    this.#owners = loaded.owners;
    this.sections = findSections(document);
    this.#pending = pendingOf(document);
    for (const key of loaded.unsettled ? this.sections.keys() : [])
      this.#dirty.set(key, { names: new Set(loaded.lastWriter ? [loaded.lastWriter] : []), isDrafted: false });
  }

  /** From now on every change is kept; first those of `work`, which brings it in order. */
  begin(work: () => void): void {
    this.#listen();
    this.document.transact(work, serverOrigin(undefined));
    this.#renewSections();
  }

  enter(guard: Guard): void {
    this.guards.set(guard.connection, guard);
    guard.visitor.socket.entered(guard.person);
    // Closed in the moment in which somebody came: they come again, and find it whole.
    if (this.document.isDestroyed) queueMicrotask(() => guard.hangUp({ code: 4205, reason: 'Reset Connection' }));
  }

  hold(): void {
    this.isHeld = true;
    for (const guard of this.guards.values()) guard.wait();
  }

  /** Who waits goes on when it is known what they may do now. */
  release(): void {
    this.isHeld = false;
    this.turn += 1;
  }

  /** Resolves when everything that was let in stands in the document. */
  async whenTakenIn(): Promise<void> {
    await Promise.all([...this.guards.keys()].map((connection) => connection.waitForPendingMessages()));
  }

  leave(connection: Connection): void {
    const guard = this.guards.get(connection);
    if (!guard) return;
    this.guards.delete(connection);
    guard.visitor.socket.exited(guard.person);
  }

  /** The first rows of the log are part of the state now. */
  compacted(rows: number, stateBytes: number): void {
    this.revision += 1;
    this.seqs = this.seqs.slice(rows);
    this.stateBytes = stateBytes;
    this.logBytes = 0;
  }

  get isTooLarge(): boolean {
    return this.stateBytes + this.logBytes > LARGEST_DOCUMENT;
  }

  /** Whether its state and its sections say all of it. */
  get isClean(): boolean {
    return this.isSafe && !this.isDirty && this.seqs.length === 0;
  }

  get lastTicket(): number {
    return this.#lastTicket;
  }

  get isDirty(): boolean {
    return this.#dirty.size > 0;
  }

  /** Bytes of all documents that wait to be stored. */
  get backlog(): number {
    return this.#log.pendingBytes;
  }

  whenStored(): Promise<void> {
    return this.#log.whenStored(this.#lastTicket);
  }

  /** Appends bytes to the log, in the name of a connection or of Debrief. */
  append(update: Uint8Array, writer: Writer, guard?: Guard): void {
    if (guard) for (const client of guard.writing) this.claim(client, guard.writer);
    else this.claim(this.document.clientID, DEBRIEF);
    this.#lastTicket = this.#log.append(this, update, writer);
    guard?.wrote(this.#lastTicket);
  }

  stored(seq: number | undefined): void {
    if (seq !== undefined) this.seqs.push(seq);
  }

  safe(ticket: number): void {
    for (const guard of this.guards.values()) guard.safe(ticket);
    this.#safeTicket = ticket;
    this.onLogged();
  }

  /** Whether nothing waits to be stored. */
  get isSafe(): boolean {
    return this.#safeTicket >= this.#lastTicket;
  }

  /** A Yjs client belongs to whoever is seen with it first. Answers whether it is this writer's. */
  claim(clientId: number, writer: Writer): boolean {
    const owner = ownerOf(writer);
    const known = this.#owners.get(clientId);
    if (known !== undefined) return known === owner;
    this.#owners.set(clientId, owner);
    this.#newClients.push({ clientId, writer });
    return true;
  }

  takeNewClients(): { clientId: number; writer: Writer }[] {
    const clients = this.#newClients;
    this.#newClients = [];
    return clients;
  }

  clockOf(clientId: number): number {
    return getState(this.document.store, clientId);
  }

  /** Bytes that Yjs put aside because what comes before them is missing are in no update of its own: they are logged as they came. */
  logWhatWaits(payload: Uint8Array, guard: Guard): void {
    const pending = pendingOf(this.document);
    const isNew = pending.some((one, index) => one !== null && one !== this.#pending[index]);
    this.#pending = pending;
    if (isNew) this.append(payload, guard.writer, guard);
  }

  /** Runs a change by the server itself, under a Yjs client of whoever it is for; answers what sections say after it. */
  write<T>(by: string | null, change: (doc: Document) => T): { result: T; settled: SettledSection[] } {
    const { document } = this;
    if (this.quarantined) throw new AppError('conflict', quarantineSentence(this.quarantined));
    const own = document.clientID;
    document.clientID = this.#clientFor(by);
    try {
      const result = document.transact(() => change(document), serverOrigin(by));
      return { result, settled: this.takeSettled(false) };
    } finally {
      document.clientID = own;
    }
  }

  /** What the sections that changed say, for the rows; from now on they count as written out. */
  takeSettled(isTyped: boolean): SettledSection[] {
    const dirty = this.#dirty;
    this.#dirty = new Map();
    return [...dirty].flatMap(([key, { names, isDrafted }]) => {
      const element = this.sections.get(key);
      if (!element) return [];
      const by = names.size > 0 ? [...names].sort().join(', ') : null;
      return { key, markdown: writeSection(readSectionElement(element)), by, isTyped, isDrafted };
    });
  }

  /** They could not be written out after all. */
  putBack(settled: readonly SettledSection[]): void {
    for (const { key, by, isDrafted } of settled) this.#markDirty(key, by, isDrafted);
  }

  broadcast(message: LiveMessage): void {
    if (!this.document.isDestroyed) this.document.broadcastStateless(JSON.stringify(message));
  }

  #listen(): void {
    this.document.on('afterTransaction', (transaction: Transaction) => this.#afterTransaction(transaction));
    this.document.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === TAKEN_IN) return;
      const guard = this.#guardOf(origin);
      this.logBytes += update.byteLength;
      this.append(update, guard?.writer ?? serverWriter(origin), guard);
    });
  }

  #afterTransaction(transaction: Transaction): void {
    if (transaction.changed.size === 0) return;
    const { origin } = transaction;
    const by = this.#guardOf(origin)?.writer ?? serverWriter(origin);
    // What the server changes on purpose may change the outline; what is sent from outside may not.
    if (isServerChange(origin)) this.#renewSections();
    for (const key of this.#changedSections(transaction)) this.#markDirty(key, by.name, isDraft(origin));
    if (origin !== MENDED) mendAfter(transaction, this.sections);
  }

  #renewSections(): void {
    this.sections.clear();
    for (const [key, element] of findSections(this.document)) this.sections.set(key, element);
  }

  #changedSections(transaction: Transaction): Set<string> {
    const keys = new Map([...this.sections].map(([key, element]) => [element, key]));
    const found = new Set<string>();
    for (const type of transaction.changed.keys()) {
      let at: unknown = type;
      while (at && !isSection(at)) at = (at as { parent?: unknown }).parent;
      if (at) found.add(keys.get(at as XmlElement) ?? '');
      // The outline itself changed: what stands in each place may be new.
      else for (const key of keys.values()) found.add(key);
    }
    found.delete('');
    return found;
  }

  #markDirty(key: string, name: string | null, isDrafted: boolean): void {
    const before = this.#dirty.get(key);
    const names = before?.names ?? new Set();
    if (name) names.add(name);
    this.#dirty.set(key, { names, isDrafted: isDrafted && (before?.isDrafted ?? true) && names.size === 0 });
    this.onDirty();
  }

  #clientFor(by: string | null): number {
    const known = this.#serverClients.get(by);
    if (known !== undefined) return known;
    let clientId = 0;
    do clientId = Math.floor(Math.random() * 2 ** 32);
    while (this.#owners.has(clientId) || this.clockOf(clientId) > 0);
    this.#serverClients.set(by, clientId);
    this.claim(clientId, { personId: null, name: by });
    return clientId;
  }

  #guardOf(origin: unknown): Guard | undefined {
    return isTransactionOrigin(origin) && origin.source === 'connection'
      ? this.guards.get(origin.connection)
      : undefined;
  }
}

export const quarantineSentence = (why: string): string =>
  `This document cannot be read (${why}). Its bytes are kept and its last good text is shown, to be read only. An operator can restore it from a backup.`;

const ownerOf = ({ personId, name }: Writer): string | null => personId ?? name;

function pendingOf(document: Document): unknown[] {
  return [document.store.pendingStructs, document.store.pendingDs];
}

/** `by` is undefined for what Debrief does to a document without writing in it. */
type ServerOrigin = { source: 'local'; skipStoreHooks: true; context: { by: string | null | undefined } };

const serverOrigin = (by: string | null | undefined): ServerOrigin => ({
  source: 'local',
  skipStoreHooks: true,
  context: { by },
});

const isServerChange = (origin: unknown): origin is ServerOrigin =>
  isTransactionOrigin(origin) && origin.source === 'local' && typeof origin.context === 'object';

const isDraft = (origin: unknown): boolean => isServerChange(origin) && origin.context.by === null;

const serverWriter = (origin: unknown): Writer =>
  isServerChange(origin) ? { personId: null, name: origin.context.by ?? null } : DEBRIEF;
