import { cpus, totalmem } from 'node:os';

/** The machine in general words: figures from another one are not comparable without them. */
export function describeMachine(): string {
  const cores = cpus().length;
  const gigabytes = Math.round(totalmem() / 1024 ** 3);
  return `${cores} core${cores === 1 ? '' : 's'}, ${gigabytes} GB of memory, ${process.platform}, Node ${process.versions.node}`;
}
