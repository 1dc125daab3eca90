import type { DocumentLine } from './markdown-lines.ts';
import type { Candidate } from './markdown-timeline-candidates.ts';

/** Text that goes on from an entry: deeper lines, the rest of a paragraph, all that stands under a timed heading. */
export function continuation(
  lines: readonly DocumentLine[],
  from: number,
  entry: Candidate,
  isEntry: (line: DocumentLine) => boolean,
): string[] {
  const texts: string[] = [];
  let gap = false;
  for (let index = from + 1; index < lines.length; index += 1) {
    const line = lines[index]!;
    if (isEntry(line)) break;
    if (line.kind === 'heading' && (entry.shape !== 'heading' || line.level <= entry.line.level)) break;
    if (line.kind === 'blank') {
      gap = true;
      continue;
    }
    if (entry.shape === 'row') break;
    if (!goesOn(lines, index, entry, gap, texts.length === 0 && entry.rest === '', isEntry)) break;
    if (/^\s*(?:```|~~~)/.test(line.raw)) continue;
    texts.push(line.kind === 'item' && entry.shape !== 'heading' ? `- ${line.text}` : line.text);
  }
  return texts;
}

/** Lines deeper than the one at `from`, which has no time of its own. */
export function nested(
  lines: readonly DocumentLine[],
  from: number,
  isEntry: (line: DocumentLine) => boolean,
): string[] {
  const texts: string[] = [];
  for (let index = from + 1; index < lines.length; index += 1) {
    const line = lines[index]!;
    if (line.kind === 'blank' || line.kind === 'row' || isEntry(line) || line.indent <= lines[from]!.indent) break;
    texts.push(line.text);
  }
  return texts;
}

function goesOn(
  lines: readonly DocumentLine[],
  index: number,
  entry: Candidate,
  gap: boolean,
  waitsForText: boolean,
  isEntry: (line: DocumentLine) => boolean,
): boolean {
  const line = lines[index]!;
  if (entry.shape === 'heading' || waitsForText) return true;
  if (line.indent > entry.line.indent) return true;
  if (entry.shape === 'paragraph') {
    if (!gap) return true;
    // A paragraph without a time between two with one belongs to the first.
    for (let next = index + 1; next < lines.length && lines[next]!.kind !== 'heading'; next += 1) {
      if (isEntry(lines[next]!)) return true;
    }
    return false;
  }
  return !gap && line.kind !== 'item';
}
