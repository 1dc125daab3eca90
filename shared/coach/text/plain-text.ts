import type { Passage } from '../finding.ts';

/** Stands for a stretch that nobody judges, and for a mention. */
export const OPAQUE = '\ufffc';
export const MENTION = '\ufffb';

/** A passage as it is read aloud: no marks, one sign for each stretch that is not judged. */
export type PlainText = {
  text: string;
  /** Where a character of `text` begins and ends in the passage. */
  startOf(index: number): number;
  endOf(index: number): number;
};

type Piece = { start: number; end: number; sign: string };

const piecesOf = (passage: Passage): Piece[] =>
  [
    ...passage.skip.map(({ start, end }) => ({ start, end, sign: '' })),
    ...passage.opaque.map(({ start, end }) => ({ start, end, sign: OPAQUE })),
    ...passage.people.map(({ start, end }) => ({ start, end, sign: MENTION })),
  ].sort((a, b) => a.start - b.start || b.end - a.end);

/** The plain text of a passage. Spans that overlap or stand outside are cut to what is left of them. */
export const plainText = (passage: Passage): PlainText => {
  const source = passage.text;
  const pieces = piecesOf(passage);
  if (pieces.length === 0) return { text: source, startOf: (index) => index, endOf: (index) => index + 1 };

  const parts: string[] = [];
  const starts = new Int32Array(source.length + pieces.length);
  const ends = new Int32Array(source.length + pieces.length);
  let length = 0;
  const put = (part: string, from: number, to: number) => {
    parts.push(part);
    for (let at = 0; at < part.length; at++) {
      starts[length] = part.length === to - from ? from + at : from;
      ends[length] = part.length === to - from ? from + at + 1 : to;
      length++;
    }
  };
  let read = 0;
  for (const { start, end, sign } of pieces) {
    if (start < read || end > source.length || end <= start) continue;
    put(source.slice(read, start), read, start);
    put(sign, start, end);
    read = end;
  }
  put(source.slice(read), read, source.length);
  return { text: parts.join(''), startOf: (index) => starts[index]!, endOf: (index) => ends[index]! };
};
