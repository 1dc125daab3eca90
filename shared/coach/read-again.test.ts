import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Passage } from './finding.ts';
import { makeCoach, type ReadingCoach } from './make-coach.ts';
import { findingsOf, readAgain } from './read-again.ts';

const LINES = [
  'Sam pressed the button.',
  'The dialog showed the staging host.',
  'Sam missed the page.',
  'The root cause was a typo.',
  'It was obviously so. Sam failed to look.',
  'Latency grew.',
  '',
];
const passage = (text: string, place: Passage['place'] = 'prose'): Passage => ({
  text,
  place,
  skip: [],
  opaque: [],
  people: [],
});
const passages = fc.array(
  fc.oneof(
    fc.constantFrom(...LINES).map((text) => passage(text)),
    fc.constant(passage('Detection', 'heading')),
  ),
  { maxLength: 14 },
);
const makeOne = () => makeCoach({ roster: [{ name: 'Sam' }] });

describe('reading again', () => {
  it('finds what reading the whole finds, whatever was written, moved or removed', () => {
    fc.assert(
      fc.property(passages, passages, passages, fc.nat(14), fc.nat(14), (start, put, rest, from, count) => {
        const coach = makeOne();
        const before = [...start, ...rest];
        const now = [...before.slice(0, from), ...put, ...before.slice(from + count)];
        const reading = readAgain(coach, now, readAgain(coach, before));
        expect(findingsOf(reading)).toEqual(makeOne().read(now));
      }),
      { numRuns: 300 },
    );
  });

  it('reads only the change and what its context reaches', () => {
    const coach = makeOne();
    const before = Array.from({ length: 200 }, () => passage(LINES[0]!));
    const read: number[] = [];
    const watched: ReadingCoach = {
      ...coach,
      readAt: (all, index) => {
        read.push(index);
        return coach.readAt(all, index);
      },
    };
    const first = readAgain(coach, before);
    readAgain(watched, before.with(100, passage('Sam saw nothing.')), first);
    expect(read).toEqual([98, 99, 100, 101, 102]);
  });
});
