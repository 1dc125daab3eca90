import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs';
import {
  findDocument,
  insertDocument,
  listDocumentClients,
  listDocumentUpdates,
  listSections,
  quarantineDocument,
} from '#server/features/post-mortems/index.ts';
import { findSections, mendAll } from '#shared/document/live/mend.ts';
import { arrangeSections, writeYjsDocument } from '#shared/document/live/replace-section.ts';
import { readDocument, readSection } from '#shared/document/markdown/index.ts';
import { SCHEMA_VERSION } from '#shared/document/schema/schema.ts';
import { AppError } from '#shared/errors.ts';
import type { Basis } from './basis.ts';
import { packState, unpackState } from './packed-state.ts';

type Section = { key: string; markdown: string };

export type Loaded = {
  /** The sections' rows, in their order. */
  sections: readonly Section[];
  /** Bytes to begin with. */
  update: Uint8Array;
  quarantined: string | undefined;
  revision: number;
  seqs: number[];
  logBytes: number;
  stateBytes: number;
  owners: Map<number, string | null>;
  /** Its sections may be behind: it was not closed in order. */
  unsettled: boolean;
  lastWriter: string | null;
};

/** Reads a document: its state and every update since. One that was never opened is made from its sections. */
export async function loadDocument(basis: Basis, postMortemId: string): Promise<Loaded> {
  const { db } = basis;
  const sections = await listSections(db, postMortemId);
  if (sections.length === 0) throw new AppError('not-found', 'This document has no sections to write in.');
  const row = (await findDocument(db, postMortemId)) ?? (await makeDocument(basis, postMortemId, sections));
  if (row.quarantinedWhy !== null) return copyOf(sections, row.quarantinedWhy);
  if (row.schemaVersion > SCHEMA_VERSION)
    throw new AppError('conflict', 'A newer release of Debrief wrote this document. Start that one, or a newer one.');
  const [updates, clients] = await Promise.all([
    listDocumentUpdates(db, postMortemId),
    listDocumentClients(db, postMortemId),
  ]);
  const read = readBytes(row.state, updates);
  if ('why' in read) {
    const { why } = read;
    const isNew = await quarantineDocument(db, postMortemId, why, basis.now());
    if (isNew)
      basis.log.error({ postMortemId, why }, 'a document cannot be read: its bytes are kept, its sections are shown');
    return copyOf(sections, why);
  }
  return {
    sections,
    update: encodeStateAsUpdate(read.doc),
    quarantined: undefined,
    revision: row.revision,
    seqs: updates.map(({ seq }) => seq),
    logBytes: updates.reduce((sum, { update }) => sum + update.byteLength, 0),
    stateBytes: read.size,
    owners: new Map(clients.map(({ clientId, personId, name }) => [clientId, personId ?? name])),
    unsettled: updates.length > 0,
    lastWriter: updates.at(-1)?.name ?? null,
  };
}

/** Makes what was read valid, and its outline that of the sections: what changes in that is a change like any other. */
export function bringInOrder(doc: Doc, sections: readonly Section[]): void {
  const keys = [...findSections(doc).keys()];
  const isSame = keys.length === sections.length && sections.every(({ key }, index) => key === keys[index]);
  if (!isSame) arrangeSections(doc, withExtra(doc, sections));
  mendAll(doc, findSections(doc));
}

/** A section that no row has any more keeps its place at the end as long as it says something. */
function withExtra(doc: Doc, sections: readonly Section[]) {
  const wanted = sections.map(({ key, markdown }) => ({ key, nodes: readSection(markdown) }));
  const known = new Set(sections.map(({ key }) => key));
  const extra = [...findSections(doc)].filter(
    ([key, element]) => !known.has(key) && element.toString().replace(/<[^>]*>/g, '') !== '',
  );
  return [...wanted, ...extra.map(([key]) => ({ key, nodes: [] }))];
}

async function makeDocument(basis: Basis, postMortemId: string, sections: readonly Section[]) {
  const doc = new Doc();
  writeYjsDocument(doc, readDocument(sections));
  const { bytes: state } = await packState(doc);
  await basis.transaction((tx) =>
    insertDocument(tx, { postMortemId, state, schemaVersion: SCHEMA_VERSION, clientId: doc.clientID }),
  );
  const row = await findDocument(basis.db, postMortemId);
  if (!row) throw new AppError('not-found', 'There is no such document any more.');
  return row;
}

function readBytes(
  state: Uint8Array,
  updates: readonly { seq: number; update: Uint8Array }[],
): { doc: Doc; size: number } | { why: string } {
  let unpacked: { doc: Doc; size: number };
  try {
    unpacked = unpackState(state);
  } catch {
    return { why: 'its stored state is damaged' };
  }
  const { doc } = unpacked;
  if (findSections(doc).size === 0) return { why: 'its stored state holds no section' };
  for (const { seq, update } of updates) {
    try {
      applyUpdate(doc, update);
    } catch {
      return { why: `update ${seq} of its log is damaged` };
    }
  }
  return unpacked;
}

/** The last good text, to be read. Nothing that happens to it is kept. */
function copyOf(sections: readonly Section[], why: string): Loaded {
  const doc = new Doc();
  writeYjsDocument(doc, readDocument(sections));
  return {
    sections,
    update: encodeStateAsUpdate(doc),
    quarantined: why,
    revision: 0,
    seqs: [],
    logBytes: 0,
    stateBytes: 0,
    owners: new Map(),
    unsettled: false,
    lastWriter: null,
  };
}
