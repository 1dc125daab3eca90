import type { Node } from 'prosemirror-model';
import { AppError } from '../../errors.ts';
import { documentSchema, SCHEMA_VERSION } from './schema.ts';

type Json = Record<string, unknown>;

/** From the schema of that number to the next. Numbered from 1, never edited: stored versions rely on them. */
const UPGRADES: Record<number, (content: Json) => Json> = {};

/**
 * A document stored as ProseMirror's JSON, brought up to the present schema. Throws AppError `unavailable` when it was written
 * by a newer Debrief, or cannot be read.
 */
export function readStored(content: unknown, schemaVersion: number): Node {
  if (schemaVersion > SCHEMA_VERSION)
    throw new AppError('unavailable', 'This version was written by a newer Debrief. Upgrade to open it.');
  let json = content as Json;
  for (let number = schemaVersion; number < SCHEMA_VERSION; number++) json = UPGRADES[number]?.(json) ?? json;
  try {
    const node = documentSchema.nodeFromJSON(json);
    node.check();
    return node;
  } catch (error) {
    throw new AppError('unavailable', `This version cannot be read: ${(error as Error).message}`);
  }
}
