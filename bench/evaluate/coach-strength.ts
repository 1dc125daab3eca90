import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Strength } from '#shared/coach/finding.ts';
import { STRENGTHS } from '#shared/coach/finding.ts';
import { readFollowUp } from '#shared/coach/follow-up-strength.ts';

const LABELLED = fileURLToPath(import.meta.resolve('#shared/coach/strength/labelled.jsonl'));
/** *tune* was read while the rules were made; *test* once, after its first figures; *kept* was written after that, and its errors were never read. */
const SETS = ['tune', 'test', 'kept'] as const;

type Labelled = {
  set: (typeof SETS)[number];
  text: string;
  strength: Strength | null;
  kind: string | null;
  wording: string;
};
type Level = Strength | 'not told';
export type StrengthRow = { set: string; level: Level; labelled: number; precision: number; recall: number };
export type StrengthScore = {
  rows: StrengthRow[];
  /** Share of follow-ups read as labelled, by set. */
  accuracy: Record<string, { strength: number; kind: number; wording: number; of: number }>;
  wrong: { set: string; text: string; labelled: string; read: string }[];
};

const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);
const letters = ({ actionable, specific, bounded }: Record<string, boolean>) =>
  `${actionable ? 'a' : ''}${specific ? 's' : ''}${bounded ? 'b' : ''}`;

/**
 * The labelled follow-ups, one a line. `wording` holds a letter for each that is met: *a*, it begins with a verb for something
 * that gets done; *s*, it names a thing and where; *b*, a reader could tell when it is done (there is something new, or a
 * figure is reached; a habit or what people know is never done).
 */
export const readLabelled = (path = LABELLED): Labelled[] =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Labelled);

/** How the strength of the labelled follow-ups is read: precision and recall by level, and what was read otherwise. */
export function evaluateStrength(path = LABELLED): StrengthScore {
  const all = readLabelled(path);
  const score: StrengthScore = { rows: [], accuracy: {}, wrong: [] };
  for (const set of SETS) {
    const read = all.filter((one) => one.set === set).map((one) => ({ ...one, read: readFollowUp(one.text) }));
    for (const level of [...STRENGTHS, null]) {
      const labelled = read.filter((one) => one.strength === level);
      const given = read.filter((one) => one.read.strength === level);
      const both = labelled.filter((one) => one.read.strength === level).length;
      const [precision, recall] = [share(both, given.length), share(both, labelled.length)];
      score.rows.push({ set, level: level ?? 'not told', labelled: labelled.length, precision, recall });
    }
    const shareOf = (isRight: (one: (typeof read)[number]) => boolean) =>
      share(read.filter(isRight).length, read.length);
    score.accuracy[set] = {
      strength: shareOf((one) => one.read.strength === one.strength),
      kind: shareOf((one) => one.read.kind === one.kind),
      wording: shareOf((one) => letters(one.read.wording) === one.wording),
      of: read.length,
    };
    const said = (strength: string | null, kind: string | null, wording: string) => `${strength} ${kind} ${wording}`;
    for (const one of read) {
      const labelled = said(one.strength, one.kind, one.wording);
      const given = said(one.read.strength, one.read.kind, letters(one.read.wording));
      if (labelled !== given) score.wrong.push({ set, text: one.text, labelled, read: given });
    }
  }
  return score;
}

const percent = (value: number) => `${(value * 100).toFixed(0)} %`.padStart(6);

/** The table as text. */
export function printStrength({ rows, accuracy, wrong }: StrengthScore, withWrong = false): void {
  console.log('set   level          labelled  precision  recall');
  for (const { set, level, labelled, precision, recall } of rows) {
    console.log(
      `${set}  ${level.padEnd(14)} ${String(labelled).padStart(8)}  ${percent(precision)}     ${percent(recall)}`,
    );
  }
  for (const [set, { strength, kind, wording, of }] of Object.entries(accuracy)) {
    console.log(
      `${set}: of ${of}, strength right ${percent(strength)}, kind${percent(kind)}, wording${percent(wording)}`,
    );
  }
  if (withWrong)
    for (const one of wrong) console.log(`${one.set}  ${one.text}\n      labelled ${one.labelled}, read ${one.read}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { wrong: { type: 'boolean', default: false } } });
  printStrength(evaluateStrength(), values.wrong);
}
