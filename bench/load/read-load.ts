import { ask, openConnection } from './request.ts';

export type ReadOptions = { headers: Record<string, string>; rounds: number; urls: Record<string, string[]> };
/** Milliseconds of each answer, by the name of the read. */
export type ReadTimes = Record<string, number[]>;

const WARM_UP = 20;

/** Reads one after the other, the kinds by turns; each kind walks through its own addresses. */
export async function readLoad({ headers, rounds, urls }: ReadOptions): Promise<ReadTimes> {
  const connection = openConnection();
  const times: ReadTimes = Object.fromEntries(Object.keys(urls).map((name) => [name, []]));
  for (let round = -WARM_UP; round < rounds; round += 1) {
    for (const [name, list] of Object.entries(urls)) {
      const url = list.at(round % list.length) as string;
      const started = performance.now();
      const { status, text } = await ask(connection, url, { headers });
      const ms = performance.now() - started;
      if (status !== 200) throw new Error(`${url} was answered with ${status}: ${text.slice(0, 300)}`);
      if (round >= 0) times[name]!.push(ms);
    }
  }
  connection.destroy();
  return times;
}
