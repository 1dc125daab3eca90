import { isBlockEnd, readBlockMarker } from './blocks.ts';

/** Blocks whose content is rows of the one installation where they were written. */
const OF_ROWS = new Set(['contributing-factors', 'mitigators', 'risks', 'follow-ups', 'metric']);

/** Where the content of a block that begins at `from` ends: undefined when it has none, or a fence or marker comes first. */
const endOf = (lines: readonly string[], from: number): number | undefined => {
  for (let at = from + 1; at < lines.length; at++) {
    const line = lines[at]!;
    if (isBlockEnd(line)) return lines.slice(from + 1, at).some((one) => one.trim() !== '') ? at : undefined;
    if (readBlockMarker(line) || /^\s*(?:`{3}|~{3})/.test(line)) return undefined;
  }
  return undefined;
};

/**
 * A document from elsewhere, with the rows that its blocks showed there as plain text: where it arrives there are none, and a
 * block would show nothing. Blocks of the incident, which arrives with the document, stay blocks.
 */
export const keepGenerated = (markdown: string): string => {
  const lines = markdown.split('\n');
  const kept: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const name = readBlockMarker(lines[at]!)?.name;
    const end = name !== undefined && OF_ROWS.has(name) ? endOf(lines, at) : undefined;
    if (end === undefined) kept.push(lines[at]!);
    else {
      kept.push(...lines.slice(at + 1, end));
      at = end;
    }
  }
  return kept.join('\n');
};
