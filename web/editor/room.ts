import { HocuspocusProvider } from '@hocuspocus/provider';
import { Doc, type XmlFragment } from 'yjs';
import { documentName, type LiveMessage } from '#shared/document/live/messages.ts';
import type { LiveChange } from '#shared/document/live-change.ts';
import { FRAGMENT } from '#shared/document/schema/schema.ts';
import { forgetDocument, keptName } from '../data/kept-documents.ts';
import { keepUnsentCount, unsentCount } from '../data/unsent.ts';
import type { OpenRoom, RoomState } from '../document/open-room.ts';
import { type Kept, keepLocally } from './keep-locally.ts';
import { type Announced, peopleHere } from './people-here.ts';
import { plainText } from './plain-text.ts';
import { type Refusal, saveStateOf } from './save-state.ts';
import { ServerLine } from './server-line.ts';
import { understands, understandsChange } from './understands.ts';

const LOOK_EVERY_MS = 1000;
/** How long the copy in this browser waits for the server's, so that nobody sees old words turn into new ones. */
const SERVER_FIRST_MS = 1200;
/** The server hangs up with this code on what it cannot take. */
const NOT_TAKEN = 4400;
const NOT_TAKEN_LIMIT = 3;

type Options = {
  postMortemId: string;
  me: { id: string; name: string };
  mayWrite: boolean;
  onChanged: (what: LiveChange) => void;
};

/** One post-mortem's document, open in this tab: the shared text, the line to the server, and the copy kept in the browser. */
export class Room implements OpenRoom {
  readonly doc = new Doc();
  readonly fragment: XmlFragment = this.doc.getXmlFragment(FRAGMENT);
  readonly provider: HocuspocusProvider;
  /** What the view does when the page asks; set by the editor. */
  onWrite: (section: string | null) => void = () => {};
  /** Takes the editor away at once, before it touches what it does not know. */
  onOutdated: () => void = () => {};
  /** Hears that rows beside the text have changed. */
  onChanged: (what: LiveChange) => void;

  readonly #options: Options;
  readonly #line = new ServerLine(() => this.#look());
  readonly #listeners = new Set<() => void>();
  readonly #timer = setInterval(() => this.#look(), LOOK_EVERY_MS);
  #kept: Kept | undefined;
  #state: RoomState = { save: { at: 'opening' }, isKept: false, people: [], following: null };
  #refusal: Refusal | undefined;
  #mayWrite = true;
  #isStoring = true;
  #hasSynced = false;
  #notTaken = 0;
  #lostAt = performance.now();
  #waitingSince = 0;
  #unsent: number;
  #keptCount: number;
  #isOver = false;
  #isLate = !navigator.onLine;
  #waiters: (() => void)[] = [];

  constructor(options: Options) {
    const { postMortemId, me } = options;
    this.#options = options;
    this.onChanged = options.onChanged;
    this.#unsent = unsentCount(me.id, postMortemId);
    this.#keptCount = this.#unsent;
    this.provider = new HocuspocusProvider({
      websocketProvider: this.#line.socket,
      name: documentName(postMortemId),
      document: this.doc,
      token: 'session',
    });
    this.#listen();
    this.awareness.setLocalStateField('user', { id: me.id, name: me.name });
    void this.#begin();
  }

  get awareness() {
    return this.provider.awareness!;
  }
  get isOutdated() {
    return this.#refusal?.at === 'outdated';
  }
  /** The server takes what this client writes, as far as is known. */
  get mayWrite() {
    return this.#refusal === undefined && this.#mayWrite;
  }
  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };
  read = () => this.#state;
  follow = (clientId: number | null) => this.#set({ following: clientId });
  write = (section: string | null) => this.onWrite(section);
  text = () => plainText(this.fragment);
  forget = () => this.#forget();

  /** Resolves when there is a document to show: the server's, or the one kept here when the server does not answer soon. */
  async whenReady(): Promise<void> {
    const isHere = () => this.fragment.length > 0 && (this.provider.synced || this.#isLate);
    while (!isHere() && !this.#isOver) await new Promise<void>((resolve) => this.#waiters.push(resolve));
    if (!understands(this.fragment)) this.#beOutdated();
  }

  destroy() {
    this.#isOver = true;
    for (const go of this.#waiters.splice(0)) go();
    clearInterval(this.#timer);
    this.#listeners.clear();
    this.#kept?.close();
    this.provider.destroy();
    this.#line.close();
    this.doc.destroy();
  }

  async #begin() {
    const { me, postMortemId } = this.#options;
    const kept = await keepLocally(keptName(me.id, postMortemId), this.doc);
    if (this.#isOver) return kept.close();
    this.#kept = kept;
    this.#set({ isKept: kept.isKept });
    // What was kept is part of the handshake: once that is acknowledged, nothing of this browser is unsent.
    this.provider.attach();
    setTimeout(() => {
      this.#isLate = true;
      this.#look();
    }, SERVER_FIRST_MS);
  }

  #listen() {
    const { provider, doc } = this;
    this.fragment.observeDeep((events) => !understandsChange(events) && this.#beOutdated());
    for (const event of ['status', 'synced']) provider.on(event, () => this.#look());
    provider.on('close', ({ event }: { event: { code: number } }) => this.#hungUp(event.code));
    provider.on('authenticated', ({ scope }: { scope: string }) => {
      this.#refusal = undefined;
      this.#mayWrite = scope !== 'readonly';
      this.#look();
    });
    provider.on('authenticationFailed', ({ reason }: { reason: string }) => {
      if (this.#state.save.at !== 'no-access') this.#refuse({ at: 'no-access', why: reason });
    });
    provider.on('unsyncedChanges', ({ number }: { number: number }) => {
      this.#line.alive();
      if (number === 0 && this.#mayWrite) {
        this.#unsent = 0;
        this.#notTaken = 0;
      }
      this.#look();
    });
    provider.on('stateless', ({ payload }: { payload: string }) => this.#hear(JSON.parse(payload) as LiveMessage));
    provider.on('awarenessChange', () => this.#see());
    doc.on('update', (_update: Uint8Array, _origin: unknown, _doc: Doc, transaction: { local: boolean }) => {
      if (!transaction.local) return;
      this.#unsent++;
      this.#look();
    });
  }

  #hear(message: LiveMessage) {
    if (message.type === 'changed') this.onChanged(message.what);
    else if (message.type === 'access') this.#setWriting(message.write);
    else if (message.type === 'storing') this.#isStoring = message.ok;
    else if (message.type === 'quarantined') this.#refusal = { at: 'quarantined', why: message.why };
    this.#look();
  }

  #setWriting(mayWrite: boolean) {
    // What was turned away meanwhile, because it came too late, is sent again.
    if (mayWrite && !this.#mayWrite && this.#unsent > 0) this.provider.forceSync();
    this.#mayWrite = mayWrite;
  }

  #hungUp(code: number) {
    if (code === NOT_TAKEN && ++this.#notTaken >= NOT_TAKEN_LIMIT) {
      this.#refuse({ at: 'not-taken' });
      this.#line.socket.disconnect();
    }
    this.#look();
  }

  #refuse(refusal: Refusal) {
    this.#refusal = refusal;
    if (refusal.at === 'no-access') void this.#forget();
    this.#look();
  }
  #beOutdated() {
    this.onOutdated();
    this.#refuse({ at: 'outdated' });
  }
  /** A shared browser must not keep what its user may no longer see. */
  async #forget() {
    const { me, postMortemId } = this.#options;
    this.#kept?.close();
    this.#set({ isKept: false });
    this.#keepCount(0);
    await forgetDocument(me.id, postMortemId);
  }

  /** While the line is there the number changes with every letter, and is worth nothing to a page that begins anew. */
  #keepCount(count: number) {
    if (count === this.#keptCount) return;
    this.#keptCount = count;
    keepUnsentCount(this.#options.me.id, this.#options.postMortemId, count);
  }

  #see() {
    const states = this.awareness.getStates() as ReadonlyMap<number, Announced>;
    const people = peopleHere(states, this.doc.clientID);
    if (JSON.stringify(people) !== JSON.stringify(this.#state.people)) this.#set({ people });
  }

  #look() {
    for (const go of this.#waiters.splice(0)) go();
    const { provider } = this;
    const { mayWrite } = this.#options;
    const now = performance.now();
    const isSynced = provider.isAuthenticated && provider.synced && !this.#line.isDead;
    if (isSynced) this.#hasSynced = true;
    this.#lostAt = isSynced ? 0 : this.#lostAt || now;
    const waits = isSynced && provider.unsyncedChanges > 0;
    this.#waitingSince = waits ? this.#waitingSince || now : 0;
    const waitingFor = waits ? now - this.#waitingSince : 0;
    this.#line.waits(this.#isStoring ? waitingFor : 0);
    if (this.#refusal?.at !== 'no-access')
      this.#keepCount(isSynced && this.#mayWrite ? Math.min(this.#unsent, this.#keptCount) : this.#unsent);
    const save = saveStateOf({
      refusal: this.#refusal,
      isSynced,
      hasSyncedBefore: this.#hasSynced,
      lostFor: isSynced ? 0 : now - this.#lostAt,
      mayWrite: this.#mayWrite,
      mightWrite: mayWrite,
      waiting: provider.unsyncedChanges,
      waitingFor,
      isStoring: this.#isStoring,
      unsent: this.#unsent,
    });
    if (JSON.stringify(save) !== JSON.stringify(this.#state.save)) this.#set({ save });
  }

  #set(change: Partial<RoomState>) {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
