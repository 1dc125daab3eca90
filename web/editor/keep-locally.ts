import { IndexeddbPersistence } from 'y-indexeddb';
import type { Doc } from 'yjs';

/** Opening a database in a browser that has none of its own may wait for ever (private windows of some). */
const GIVE_UP_MS = 2500;

export type Kept = { isKept: boolean; close: () => void };

/** Keeps the document in this browser as it changes, and puts what was kept into it. Says whether that works here. */
export async function keepLocally(name: string, doc: Doc): Promise<Kept> {
  const kept = new IndexeddbPersistence(name, doc);
  const close = () => void kept.destroy().catch(() => undefined);
  const isKept = await Promise.race([
    kept.whenSynced.then(() => true),
    kept._db.then(
      () => new Promise<boolean>(() => {}),
      () => false,
    ),
    new Promise<boolean>((resolve) => setTimeout(resolve, GIVE_UP_MS, false)),
  ]);
  return { isKept, close };
}
