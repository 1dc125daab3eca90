import type { Finding, Gap } from '#shared/coach/finding.ts';
import type { Fault } from './fault.ts';
import { type FailOn, holds, type Level } from './lint-options.ts';
import type { Position } from './positions.ts';

/** Something asked to be silent about, and the reason that stands in the comment. */
export type Silenced = { reason: string | null };

/** Offsets count from the beginning of the file, a byte order mark included. */
export type PlacedFinding = Finding & { at: Position; excerpt: Excerpt; silenced: Silenced | null };
/** `line` is that of the row or heading it is about, null for the whole document. */
export type PlacedGap = Gap & { line: number | null; silenced: Silenced | null };
export type PlacedNote = { at: Position; message: string };

/** A piece of text around a quotation; `before + quote + after` is what stands in the file. */
export type Excerpt = { before: string; quote: string; after: string };

/** Everything found in one text. */
export type TextReport = { findings: PlacedFinding[]; gaps: PlacedGap[]; notes: PlacedNote[] };

/** The same with what its configuration wants shown of it, and what makes the command fail. */
export type FileReport = TextReport & { path: string; level: Level; failOn: FailOn };

export type LintReport = { files: FileReport[]; faults: Fault[]; ignoredFiles: number };

export type Counts = { reword: number; ask: number; gap: number };

/** What is shown of a file, what is silenced included. */
export const shownOf = ({ findings, gaps, level }: FileReport) => ({
  findings: findings.filter(({ tier }) => holds(level, tier)),
  gaps: holds(level, 'gap') ? gaps : [],
});

export const isLoud = ({ silenced }: { silenced: Silenced | null }): boolean => silenced === null;

/** How much there is of each, without what is silenced. */
export function countOf(texts: readonly Pick<TextReport, 'findings' | 'gaps'>[]): Counts {
  const counts: Counts = { reword: 0, ask: 0, gap: 0 };
  for (const { findings, gaps } of texts) {
    for (const { tier } of findings.filter(isLoud)) counts[tier] += 1;
    counts.gap += gaps.filter(isLoud).length;
  }
  return counts;
}

export const countSilenced = (files: readonly FileReport[]): number =>
  files.flatMap(({ findings, gaps }) => [...findings, ...gaps]).filter((one) => !isLoud(one)).length;

/** Whether this file makes the command fail. */
export function fails(file: FileReport): boolean {
  const { failOn } = file;
  if (failOn === 'never') return false;
  const { reword, ask, gap } = countOf([file]);
  return reword > 0 || (holds(failOn, 'ask') && ask > 0) || (holds(failOn, 'gap') && gap > 0);
}
