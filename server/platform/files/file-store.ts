import type { Readable } from 'node:stream';

/** Where the bytes of files are. Keys are ids, so one key never gets other bytes. Throws when it cannot be reached. */
export type FileStore = {
  /** Resolves when the bytes are safe: on the disk and not only in its cache, or acknowledged by the service. */
  put: (key: string, bytes: Uint8Array) => Promise<void>;
  /** Undefined when there is nothing under the key. */
  find: (key: string) => Promise<Readable | undefined>;
  /** Nothing under the key is no error. */
  remove: (key: string) => Promise<void>;
};
