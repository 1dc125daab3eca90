import type { Readable } from 'node:stream';
import type { Closing, Opening } from './contents.ts';
import { sumUp } from './parts.ts';
import { receive } from './receive.ts';

/** Reads a backup whole and keeps nothing of it. Throws BackupFault for one that could not be restored. */
export function checkBackup(input: Readable): Promise<{ opening: Opening; closing: Closing }> {
  return receive(input, {
    open: async () => {},
    part: (_, pieces) => sumUp(pieces),
    file: async () => {},
    secret: () => {},
  });
}
