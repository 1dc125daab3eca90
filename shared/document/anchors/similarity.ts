/**
 * How alike two texts are, from 0 (nothing in common) to 1 (the same): Dice's coefficient over pairs of letters, as in
 * Kondrak, Marcu and Knight, "Cognates Can Improve Statistical Translation Models" (2003), case and white space set aside.
 */
export function similarity(a: string, b: string): number {
  const [left, right] = [plain(a), plain(b)];
  if (left === right) return 1;
  if (left.length < 2 || right.length < 2) return 0;
  const pairs = new Map<string, number>();
  for (let index = 0; index < left.length - 1; index++) {
    const pair = left.slice(index, index + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  let common = 0;
  for (let index = 0; index < right.length - 1; index++) {
    const pair = right.slice(index, index + 2);
    const count = pairs.get(pair) ?? 0;
    if (count === 0) continue;
    pairs.set(pair, count - 1);
    common++;
  }
  return (2 * common) / (left.length + right.length - 2);
}

const plain = (text: string) => text.toLowerCase().replace(/\s+/g, ' ').trim();
