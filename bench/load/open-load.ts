import { readFileSync } from 'node:fs';
import { closeWriter, openWriter, untilSaved, type Writer } from './writers.ts';

export type OpenOptions = { url: string; names: string[]; token: string; writersOfEach: number; pid: number };

/** Opens documents with a few writers in each, lets all write a word, and answers the server's resident memory in MB. */
export async function openLoad({ url, names, token, writersOfEach, pid }: OpenOptions): Promise<{ megabytes: number }> {
  const writers: Writer[] = [];
  for (const name of names)
    writers.push(
      ...(await Promise.all(Array.from({ length: writersOfEach }, () => openWriter(url, name, token, false)))),
    );
  await Promise.all(writers.map(untilSaved));
  // What opening left behind is collected when the server has a moment.
  await new Promise((resolve) => setTimeout(resolve, 5000));
  const megabytes = residentOf(pid);
  for (const writer of writers) closeWriter(writer);
  return { megabytes };
}

/** Resident memory of a process in MB (10^6 bytes), as the kernel counts it. */
export function residentOf(pid: number): number {
  return (Number(/VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024) / 1e6;
}
