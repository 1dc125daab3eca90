import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { WebSocket } from 'ws';
import { Doc, XmlElement, XmlText } from 'yjs';
import type { LiveMessage } from '#shared/document/live/messages.ts';
import { readYjsDocument, sectionElements } from '#shared/document/live/read-yjs.ts';
import { writeSections } from '#shared/document/markdown/index.ts';
import { eventually } from '../support/server.ts';

export type EditorOptions = {
  url: string;
  postMortemId: string;
  token?: string;
  cookie?: string;
  origin?: string;
  /** Writes into a document that it already has, as a tab does that comes back. */
  doc?: Doc;
};

/** Sends or drops: what is dropped while the line is down is part of the handshake that follows. */
class DirectSocket extends HocuspocusProviderWebsocket {
  override send(message: unknown): void {
    if (this.webSocket?.readyState === WebSocket.OPEN) super.send(message);
  }
}

/** An editor without a screen: a provider over a real socket, and hands that type. */
export class Editor {
  readonly doc: Doc;
  readonly provider: HocuspocusProvider;
  readonly socket: HocuspocusProviderWebsocket;
  readonly messages: LiveMessage[] = [];
  /** Why it was refused or put out, as it was told. */
  refused: string | undefined;
  ended = 0;

  constructor({ url, postMortemId, token = 'session', cookie, origin, doc = new Doc() }: EditorOptions) {
    const headers = { ...(cookie ? { cookie } : {}), ...(origin ? { origin } : {}) };
    class Socket extends WebSocket {
      constructor(address: string) {
        super(address, { headers });
        this.on('error', () => {});
      }
    }
    this.doc = doc;
    this.socket = new DirectSocket({
      url: `${url.replace(/^http/, 'ws')}/collaboration`,
      WebSocketPolyfill: Socket,
      delay: 50,
      minDelay: 50,
      maxDelay: 100,
      jitter: false,
    });
    this.provider = new HocuspocusProvider({
      websocketProvider: this.socket,
      name: `post-mortem/${postMortemId}`,
      document: doc,
      token,
    });
    this.provider.on('stateless', ({ payload }: { payload: string }) => this.messages.push(JSON.parse(payload)));
    this.provider.on('authenticationFailed', ({ reason }: { reason: string }) => (this.refused = reason));
    this.provider.on('close', () => (this.ended += 1));
    this.provider.attach();
  }

  static async open(options: EditorOptions): Promise<Editor> {
    const editor = new Editor(options);
    await editor.ready();
    return editor;
  }

  ready = () => eventually(async () => (this.provider.synced && this.isSaved ? true : undefined), 10_000);
  saved = (within = 10_000) => eventually(async () => (this.isSaved ? true : undefined), within);
  refusal = () => eventually(async () => this.refused, 10_000);

  get isSaved(): boolean {
    return this.provider.isAuthenticated && !this.provider.hasUnsyncedChanges;
  }
  get clientId(): number {
    return this.doc.clientID;
  }
  /** The clock below which the server has said that everything of this editor is stored. */
  get durableClock(): number {
    const own = this.messages.filter((one) => one.type === 'durable' && one.client === this.clientId);
    return Math.max(0, ...own.map((one) => (one.type === 'durable' ? one.clock : 0)));
  }

  section(key: string): XmlElement {
    const found = sectionElements(this.doc).find((one) => one.getAttribute('key') === key);
    if (!found) throw new Error(`there is no section ${key}`);
    return found;
  }
  markdown(key: string): string {
    return writeSections(readYjsDocument(this.doc)).find((one) => one.key === key)?.markdown ?? '';
  }

  /** Types a paragraph of its own at the end of a section. */
  paragraph(key: string, text: string): XmlText {
    const paragraph = new XmlElement('paragraph');
    const line = new XmlText(text);
    this.doc.transact(() => {
      const section = this.section(key);
      section.insert(section.length, [paragraph]);
      paragraph.insert(0, [line]);
    });
    return line;
  }

  close(): void {
    this.provider.destroy();
    this.socket.destroy();
  }
}

/** Until all of them say the same. */
export async function converged(...editors: Editor[]): Promise<void> {
  await eventually(async () => {
    const texts = new Set(editors.map((one) => JSON.stringify(writeSections(readYjsDocument(one.doc)))));
    return texts.size === 1 ? true : undefined;
  }, 10_000);
}
