export const COLOURS = 8;

const hash = (text: string): number => {
  let sum = 7;
  for (const letter of text) sum = (sum * 31 + letter.codePointAt(0)!) % 1_000_003;
  return sum;
};

/**
 * A colour for everybody who is here: the same in every browser, mostly the same from day to day, and no two alike as long
 * as there are enough.
 */
export function coloursOf(personIds: Iterable<string>): Map<string, number> {
  const colours = new Map<string, number>();
  const taken = new Set<number>();
  for (const id of [...new Set(personIds)].sort()) {
    let colour = hash(id) % COLOURS;
    while (taken.has(colour) && taken.size < COLOURS) colour = (colour + 1) % COLOURS;
    taken.add(colour);
    colours.set(id, colour);
  }
  return colours;
}
