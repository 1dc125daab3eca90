/** Of a load: the milliseconds of each answer after the warm-up, and how many came in a second. */
export type Sent = { perSecond: number; latencies: number[] };

/** So many clients, each sending the next when the last was answered; what happens in the warm-up does not count. */
export async function keepSending(
  clients: number,
  { warmUpMs, runMs }: { warmUpMs: number; runMs: number },
  send: (client: number, turn: number) => Promise<void>,
): Promise<Sent> {
  const begin = performance.now() + warmUpMs;
  const end = begin + runMs;
  const latencies: number[] = [];
  const client = async (_: unknown, number: number) => {
    for (let turn = 0; ; turn += 1) {
      const started = performance.now();
      if (started >= end) return;
      await send(number, turn);
      const answered = performance.now();
      if (answered >= begin && answered < end) latencies.push(answered - started);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return { perSecond: (latencies.length / runMs) * 1000, latencies };
}
