import type { Node } from 'prosemirror-model';
import type { Mapping } from 'prosemirror-transform';
import { putAwayKey } from '#shared/coach/put-away.ts';
import type { BlockTexts } from './block-texts.ts';
import type { LocatedFinding } from './messages.ts';

/** A finding where it stands in the document now. */
export type Placed = {
  id: string;
  finding: LocatedFinding;
  from: number;
  to: number;
  sentence: { from: number; to: number };
};

/** The name under which a finding is put away: it says nothing of where in its section it stands. */
export const keyOfFinding = ({ rule, section, quote, sentenceText }: LocatedFinding): string =>
  putAwayKey({ rule, section, quote, sentence: sentenceText });

/**
 * Puts what was read in a document where it stands in the present one. A section that was written in since keeps what was
 * found in it before: it is about to be read again.
 */
export function placeFindings(
  read: Node,
  doc: Node,
  findings: readonly LocatedFinding[],
  texts: BlockTexts,
  before: readonly Placed[],
): Placed[] {
  const unchanged = new Map<string, { node: Node; start: number }>();
  const known = new Set<Node>(read.content.content);
  doc.forEach((section, start) => {
    if (known.has(section)) unchanged.set(String(section.attrs.key), { node: section, start });
  });
  const kept = before.filter(({ finding }) => !unchanged.has(finding.section));
  const placed: Placed[] = [];
  for (const [key, { node, start }] of unchanged) {
    const here = findings.filter((finding) => finding.section === key);
    for (const [finding, place] of texts.placesIn(node, start, here)) placed.push({ id: '', finding, ...place });
  }
  return named([...kept, ...placed].sort((a, b) => a.from - b.from || b.to - a.to));
}

/** The same words twice in the same words: told apart by their order. */
function named(placed: readonly Placed[]): Placed[] {
  const seen = new Map<string, number>();
  return placed.map((one) => {
    const key = keyOfFinding(one.finding);
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return { ...one, id: count === 0 ? key : `${key}#${count}` };
  });
}

/** Moves what was found along with a change; what was deleted is gone. */
export function moveAlong(placed: readonly Placed[], mapping: Mapping): Placed[] {
  return placed.flatMap((one) => {
    const [from, to] = [mapping.map(one.from, 1), mapping.map(one.to, -1)];
    const sentence = { from: mapping.map(one.sentence.from, 1), to: mapping.map(one.sentence.to, -1) };
    return from < to && sentence.from < sentence.to ? [{ ...one, from, to, sentence }] : [];
  });
}
