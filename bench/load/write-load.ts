import { closeWriter, openWriter, watch } from './writers.ts';

export type WriteOptions = {
  url: string;
  name: string;
  token: string;
  writers: number;
  /** Edits of each writer in a second. */
  perSecond: number;
  warmUpMs: number;
  runMs: number;
};

export type WriteResult = {
  /** Milliseconds from each edit until each of the others saw it. */
  latencies: number[];
  /** Edits that everybody had seen, in a second of the run. */
  perSecond: number;
};

type Edit = { at: number; left: number };

/** Many who write in one document at once, each a word at a time at an even pace. */
export async function writeLoad(options: WriteOptions): Promise<WriteResult> {
  const { url, name, token, writers: count, perSecond, warmUpMs, runMs } = options;
  const writers = [await openWriter(url, name, token)];
  for (let index = 1; index < count; index += 1) writers.push(await openWriter(url, name, token));
  const edits = new Map<string, Edit>();
  const latencies: number[] = [];
  let seenByAll = 0;
  const begin = performance.now() + warmUpMs;
  const end = begin + runMs;
  const seen = (client: number, from: number, to: number) => {
    const now = performance.now();
    for (let clock = from; clock < to; clock += 1) {
      const edit = edits.get(`${client}:${clock}`);
      if (!edit) continue;
      if (edit.at >= begin) latencies.push(now - edit.at);
      edit.left -= 1;
      if (edit.left === 0 && now >= begin && now < end) seenByAll += 1;
    }
  };
  for (const writer of writers) watch(writer, seen);
  const pause = 1000 / perSecond;
  await Promise.all(
    writers.map(async ({ doc, line }, index) => {
      let turn = performance.now() + (index / count) * pause;
      for (; turn < end; turn += pause) {
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, turn - performance.now())));
        const clock = doc.store.clients.get(doc.clientID)?.at(-1);
        const next = clock ? clock.id.clock + clock.length : 0;
        edits.set(`${doc.clientID}:${next}`, { at: performance.now(), left: count - 1 });
        line.insert(line.length, 'x');
      }
    }),
  );
  await new Promise((resolve) => setTimeout(resolve, 1000));
  for (const writer of writers) closeWriter(writer);
  return { latencies, perSecond: (seenByAll / runMs) * 1000 };
}
