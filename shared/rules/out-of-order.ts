/**
 * What must move so that `before` becomes `after`: all but a heaviest run that keeps its order. Both hold the same keys;
 * `weightOf` says how dear it is to move one (1 unless said), above 0.
 */
export function outOfOrder(
  before: readonly string[],
  after: readonly string[],
  weightOf: (key: string) => number = () => 1,
): Set<string> {
  const place = new Map(before.map((key, index) => [key, index]));
  const runs: { keys: string[]; weight: number }[] = [];
  after.forEach((key, index) => {
    let best: { keys: string[]; weight: number } = { keys: [], weight: 0 };
    for (let i = 0; i < index; i++) {
      const run = runs[i]!;
      if (place.get(after[i]!)! < place.get(key)! && run.weight > best.weight) best = run;
    }
    runs.push({ keys: [...best.keys, key], weight: best.weight + weightOf(key) });
  });
  const heaviest = runs.reduce((best, run) => (run.weight > best.weight ? run : best), {
    keys: [] as string[],
    weight: 0,
  });
  const stays = new Set(heaviest.keys);
  return new Set(after.filter((key) => !stays.has(key)));
}
