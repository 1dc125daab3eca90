import { median } from './statistics.ts';

export type Unit = 'ms' | 'MB' | 'KB' | '/s' | 'mails';
/** Which figure of a row is held against its target. */
export type Judged = 'median' | 'p99' | 'worst' | 'ratio';

export type Measured = {
  name: string;
  unit: Unit;
  median: number;
  p99?: number;
  /** The one worst of all that was measured. */
  worst?: number;
  target: { of: Judged; atMost: number } | { of: Judged; atLeast: number };
  /** What the same run measured beside it, in the same unit; `ratio` is this row over that. */
  comparedWith: { name: string; median: number };
};

export type Row = Measured & { ratio: number; ok: boolean };

export function judge(row: Measured): Row {
  const ratio = row.median / row.comparedWith.median;
  const value = row.target.of === 'ratio' ? ratio : row[row.target.of];
  if (value === undefined) throw new Error(`${row.name} has no ${row.target.of} to hold against its target`);
  const ok = 'atMost' in row.target ? value <= row.target.atMost : value >= row.target.atLeast;
  return { ...row, ratio, ok };
}

/** A row from what was timed; the median is what is judged. */
export function medianRow(
  name: string,
  unit: Unit,
  atMost: number,
  values: readonly number[],
  beside: { name: string; values: readonly number[] },
): Row {
  return judge({
    name,
    unit,
    median: median(values),
    worst: Math.max(...values),
    target: { of: 'median', atMost },
    comparedWith: { name: beside.name, median: median(beside.values) },
  });
}

/** One part of the suite. It may say in a sentence why it cannot run here. */
export type Bench = {
  name: string;
  about: string;
  /** How it is measured and what stands beside it, for the page of figures: what follows its name and a colon. */
  how: string;
  run: (stage: import('./stage/stage.ts').Stage) => Promise<Row[] | { skipped: string }>;
};
