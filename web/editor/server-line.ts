import { HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { check } from '../data/connection.ts';

const SLOWEST_RETRY_MS = 6000;
/** An answer this late is worth asking whether the server is there at all. */
const LATE_MS = 3000;

/** Sends or drops: what was dropped while the line was down is part of the handshake that follows, and so is counted once. */
class DirectSocket extends HocuspocusProviderWebsocket {
  override send(message: unknown) {
    if (this.webSocket?.readyState === WebSocket.OPEN) super.send(message);
  }
  /** Gives up a line that no longer answers, and connects anew. */
  renew() {
    this.emit('close', { event: { code: 4408, reason: 'no answer' } });
  }
}

/** The socket to the server, and whether it is alive: a line that died without a word looks open for minutes. */
export class ServerLine {
  readonly socket = new DirectSocket({
    url: `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/collaboration`,
    maxDelay: SLOWEST_RETRY_MS,
  });
  isDead = false;
  readonly #onChange: () => void;
  #isAsking = false;
  #hasRenewed = false;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
    addEventListener('offline', this.#ask);
    addEventListener('online', this.#back);
  }

  /** Tells how long the oldest message has waited for its answer, in milliseconds; 0 when none waits. */
  waits(ms: number) {
    if (ms === 0) this.#hasRenewed = false;
    else if (ms >= LATE_MS && !this.#hasRenewed) this.#ask();
  }
  /** The server has spoken. */
  alive() {
    this.isDead = false;
  }
  close() {
    removeEventListener('offline', this.#ask);
    removeEventListener('online', this.#back);
    this.socket.destroy();
  }

  #ask = async () => {
    if (this.#isAsking) return;
    this.#isAsking = true;
    const isThere = await check();
    this.#isAsking = false;
    // The server answers and the socket does not: a new one, once, before the server itself is to blame.
    if (this.isDead !== !isThere || isThere) this.#renew();
    this.isDead = !isThere;
    this.#onChange();
  };
  #back = () => {
    if (this.socket.status !== 'connected' || this.isDead) void this.socket.connect();
    this.#onChange();
  };
  #renew() {
    this.#hasRenewed = true;
    if (this.socket.status === 'connected') this.socket.renew();
  }
}
