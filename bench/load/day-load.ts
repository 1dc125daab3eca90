import { Random } from '../evaluate/random.ts';
import { closeWriter, openWriter, untilSaved } from './writers.ts';

export type DayOptions = { url: string; name: string; token: string; sittings: number; edits: number; seed: number };

/** A day of writing: people come, type letter by letter, take words back, and go. Answers how many edits that were. */
export async function dayLoad({ url, name, token, sittings, edits, seed }: DayOptions): Promise<{ edits: number }> {
  const random = new Random(seed);
  for (let sitting = 0; sitting < sittings; sitting += 1) {
    const writer = await openWriter(url, name, token);
    const { line } = writer;
    let at = 0;
    for (let edit = 0; edit < edits; edit += 1) {
      const chance = random.next();
      if (chance < 0.02) at = random.below(line.length + 1);
      if (chance > 0.88 && at > 0) {
        at -= 1;
        line.delete(at, 1);
      } else {
        line.insert(at, edit % 6 === 5 ? ' ' : String.fromCharCode(97 + random.below(26)));
        at += 1;
      }
      if (edit % 100 === 99) await untilSaved(writer);
    }
    await untilSaved(writer);
    closeWriter(writer);
  }
  return { edits: sittings * edits };
}
