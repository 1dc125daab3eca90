import { applyUpdate, encodeStateAsUpdate } from 'yjs';
import { compactDocument, findDocument, listDocumentUpdates } from '#server/features/post-mortems/index.ts';
import { SCHEMA_VERSION } from '#shared/document/schema/schema.ts';
import type { Basis } from './basis.ts';
import { LARGEST_DOCUMENT, type LiveDocument, TAKEN_IN } from './live-document.ts';
import { packState, unpackState } from './packed-state.ts';

const MANY_UPDATES = 1000;
const MANY_BYTES = 256 * 1024;

/** When the log of a document has outgrown its state. */
export function isDueForCompaction(live: LiveDocument): boolean {
  return live.seqs.length >= MANY_UPDATES || live.logBytes > Math.max(MANY_BYTES, live.stateBytes);
}

/**
 * Puts the document as it is in the place of its state and of the log rows it holds: those that this process read or wrote.
 * When another process was faster, its writing is taken in, and the next compaction goes on from there.
 */
export async function compact(basis: Basis, live: LiveDocument): Promise<void> {
  if (live.seqs.length === 0 || live.quarantined !== undefined) return;
  await live.whenStored();
  const seqs = live.seqs.slice();
  const { bytes: state, size } = await packState(live.document);
  const { postMortemId, revision } = live;
  const isDone = await basis.transaction((tx) =>
    compactDocument(tx, { postMortemId, state, schemaVersion: SCHEMA_VERSION, revision, seqs }, basis.now()),
  );
  if (!isDone) return takeIn(basis, live);
  live.compacted(seqs.length, size);
  if (size > LARGEST_DOCUMENT) live.onTooLarge();
}

async function takeIn({ db }: Basis, live: LiveDocument): Promise<void> {
  const row = await findDocument(db, live.postMortemId);
  if (!row || row.quarantinedWhy !== null) return;
  const updates = await listDocumentUpdates(db, live.postMortemId);
  const state = encodeStateAsUpdate(unpackState(row.state).doc);
  for (const bytes of [state, ...updates.map(({ update }) => update)]) applyUpdate(live.document, bytes, TAKEN_IN);
  live.revision = row.revision;
  live.seqs = [...new Set([...live.seqs, ...updates.map(({ seq }) => seq)])];
}
