import { parentPort, workerData } from 'node:worker_threads';
import { type Batch, lintBatch } from './lint-batch.ts';
import type { Said } from './start-thread.ts';

const say = (said: Said): void => parentPort?.postMessage(said);

say({ report: await lintBatch(workerData as Batch, { onFile: () => say({ read: true }) }) });
