import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { WebSocket } from 'ws';
import { Doc, type Transaction, XmlElement, XmlText } from 'yjs';
import { FRAGMENT } from '#shared/document/schema/schema.ts';

export type Writer = { doc: Doc; provider: HocuspocusProvider; socket: HocuspocusProviderWebsocket; line: XmlText };

/** Opens a document over a socket of its own, and a line of its own in the first section to write in. */
export async function openWriter(url: string, name: string, token: string, hasLine = true): Promise<Writer> {
  const doc = new Doc();
  const socket = new HocuspocusProviderWebsocket({ url, WebSocketPolyfill: WebSocket, maxAttempts: 3 });
  const provider = new HocuspocusProvider({ websocketProvider: socket, name, document: doc, token });
  const synced = new Promise<void>((resolve) => provider.on('synced', () => resolve()));
  provider.attach();
  await synced;
  const writer = { doc, provider, socket, line: new XmlText() };
  if (hasLine) await addLine(writer);
  return writer;
}

async function addLine({ doc, line }: Writer): Promise<void> {
  const fragment = doc.getXmlFragment(FRAGMENT);
  // The bare server begins with nothing: whoever is first makes the section that all write in.
  if (fragment.length === 0) {
    const section = new XmlElement('section');
    section.setAttribute('key', 'summary');
    fragment.insert(0, [section]);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const paragraph = new XmlElement('paragraph');
  doc.transact(() => {
    const section = fragment.get(0) as XmlElement;
    section.insert(section.length, [paragraph]);
    paragraph.insert(0, [line]);
  });
}

export function closeWriter({ provider, socket }: Writer): void {
  provider.destroy();
  socket.destroy();
}

/** Until everything a writer wrote is acknowledged. */
export async function untilSaved({ provider }: Writer): Promise<void> {
  while (provider.hasUnsyncedChanges) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** Tells of each edit when the others see it: `seen` with the client that wrote, and the clocks it had before and after. */
export function watch(writer: Writer, seen: (client: number, from: number, to: number) => void): void {
  writer.doc.on('afterTransaction', ({ local, beforeState, afterState }: Transaction) => {
    if (local) return;
    for (const [client, to] of afterState) {
      const from = beforeState.get(client) ?? 0;
      if (to > from) seen(client, from, to);
    }
  });
}
