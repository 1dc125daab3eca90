import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Batch, BatchReport } from './lint-batch.ts';

/** What the thread says: a file is read, or all are. */
export type Said = { read: true } | { report: BatchReport };

/** `lintBatch` in a thread of its own. */
export const startThread = (batch: Batch, onFile: () => void): Promise<BatchReport> =>
  new Promise((resolve, reject) => {
    const thread = new Worker(fileOfThread(), { workerData: batch });
    thread.on('message', (said: Said) => ('read' in said ? onFile() : resolve(said.report)));
    thread.on('error', reject);
    thread.on('exit', (code) => reject(new Error(`a thread ended with ${code} before it was done`)));
  });

/** Among the sources it stands here; built, this module may have been moved into a folder of chunks. */
function fileOfThread(): URL {
  const places = ['./lint-thread.ts', './lint-thread.js', '../lint-thread.js'];
  const file = places.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(url));
  if (!file) throw new Error('the file of the thread is missing: build again');
  return file;
}
