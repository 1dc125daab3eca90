import type { Mark, Node } from 'prosemirror-model';
import { Mapping } from 'prosemirror-transform';
import { changedRanges } from './changed-range.ts';
import { idOf, insertionOf } from './pieces.ts';

/** Trying every end of a longer run would take longer than somebody notices. */
const LONGEST = 2000;

/**
 * Where two people change the same words at once, Yjs may let the mark of a suggestion run on over text that stood there
 * before: its end was taken away with the words it was on. No edit marks old text as inserted, so that is told by comparing
 * with the document before the change of others arrived. Answers where to take which mark away; nothing when in doubt.
 */
export function strayMarks(before: Node, after: Node): Stray[] {
  const [change] = changedRanges(before, after, new Mapping());
  if (!change || change.toAfter <= change.from) return [];
  const stood = plainText(runsIn(before, change.from, change.toBefore));
  const runs = runsIn(after, change.from, change.toAfter);
  if (plainText(runs).length >= stood.length) return [];
  for (const strays of guesses(runs)) {
    const found = runs.flatMap((run) => {
      const part = strays.get(run);
      return part === undefined
        ? [run]
        : [
            { ...run, text: run.text.slice(0, part) },
            { ...run, text: run.text.slice(part), mark: null },
          ];
    });
    if (plainText(found) === stood)
      return [...strays].map(([run, part]) => ({
        from: run.from + part,
        to: run.from + run.text.length,
        mark: run.mark!,
      }));
  }
  return [];
}

export type Stray = { from: number; to: number; mark: Mark };
type Run = { from: number; text: string; mark: Mark | null };

function runsIn(doc: Node, from: number, to: number): Run[] {
  const runs: Run[] = [];
  doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isInline) return;
    const start = Math.max(from, pos);
    const text = node.isText ? node.text!.slice(start - pos, Math.max(0, to - pos)) : '\uFFFC';
    runs.push({ from: start, text, mark: insertionOf(node) ?? null });
  });
  return runs;
}

/** The text as if all suggestions were rejected. */
const plainText = (runs: readonly Run[]) => runs.map((run) => (run.mark ? '' : run.text)).join('');

/** What may have been run over: all of a marked run, its end, or all runs of words; from where in each. */
function* guesses(runs: readonly Run[]): Generator<Map<Run, number>> {
  const marked = runs.filter((run) => run.mark && idOf(run.mark).effect.kind !== 'node');
  for (const run of marked) yield new Map([[run, 0]]);
  yield new Map(marked.filter((run) => /[^¶\u2060]/.test(run.text)).map((run) => [run, 0]));
  for (const run of marked)
    if (run.text.length < LONGEST) for (let part = 1; part < run.text.length; part++) yield new Map([[run, part]]);
}
