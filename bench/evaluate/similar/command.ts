import { statSync } from 'node:fs';
import { join } from 'node:path';
import { shareBounds } from '#shared/rules/effect/share-bounds.ts';
import { countFalse, type LabelledSet, ownSet, RANKERS, type Ranker, tally, type Way } from './evaluate.ts';
import { corpusSets, readCorpus } from './read-corpus.ts';

const USAGE = `usage: npm run evaluate -- similar [FOLDER] [--missed]
FOLDER holds summaries/icco/*.md. Prints how often the right earlier incident is among the first three, with the 95 % interval;
--missed names what was missed in the halves that may be looked at.`;

/** How well repeats are found, by the rule and by plain full-text search. */
export function evaluateSimilarCommand(args: readonly string[]): void {
  const folders = args.filter((one) => !one.startsWith('--'));
  const isKnown = args.every((one) => !one.startsWith('--') || one === '--missed');
  const corpus = folders[0] === undefined ? null : join(folders[0], 'summaries', 'icco');
  if (!isKnown || folders.length > 1 || (corpus && !statSync(corpus, { throwIfNoEntry: false })?.isDirectory())) {
    console.error(USAGE);
    process.exit(2);
  }
  const sets = [ownSet('open'), ownSet('held-out'), ...(corpus ? corpusSets(readCorpus(corpus)) : [])];
  for (const way of Object.keys(RANKERS) as Way[]) {
    console.log(
      `\n${way.padEnd(30)}${['first three', '', 'first', '', 'shown though nothing repeats', ''].map((head, at) => head.padEnd(WIDTHS[at] ?? 0)).join('')}`,
    );
    for (const set of sets)
      console.log(
        `${`${set.name}, ${set.half === 'open' ? 'looked at' : 'held out'}`.padEnd(30)}${sayRow(set, RANKERS[way])}`,
      );
  }
  if (!args.includes('--missed')) return;
  // What is held out is only counted.
  for (const { name, repeats } of sets.filter(({ half }) => half === 'open'))
    for (const one of tally(repeats, RANKERS['structure and text']).missed)
      console.log(`${name}: ${one.id} wanted ${one.wanted.join(' or ')}, found ${one.found.join(', ') || 'nothing'}`);
}

const WIDTHS = [10, 18, 10, 18, 10, 18];

function sayRow({ repeats, alone }: LabelledSet, rank: Ranker): string {
  const { asked, firstThree, first } = tally(repeats, rank).tally;
  return [...sayShare(firstThree, asked), ...sayShare(first, asked), ...sayShare(countFalse(alone, rank), alone.length)]
    .map((cell, at) => cell.padEnd(WIDTHS[at] ?? 0))
    .join('');
}

/** "21 of 22" and "95 % (77–100 %)", with the exact interval of the share. */
function sayShare(hits: number, of: number): [string, string] {
  const bounds = shareBounds(hits, of);
  if (!bounds) return ['–', ''];
  return [
    `${hits} of ${of}`,
    `${Math.round((100 * hits) / of)} % (${Math.floor(100 * bounds.low)}–${Math.ceil(100 * bounds.high)} %)`,
  ];
}
