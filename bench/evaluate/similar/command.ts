import { statSync } from 'node:fs';
import { join } from 'node:path';
import { countFalse, ownQueries, type Query, RANKERS, tally, type Way } from './evaluate.ts';
import { corpusQueries, readCorpus } from './read-corpus.ts';

const USAGE = `usage: npm run evaluate -- similar [FOLDER] [--missed]
FOLDER holds summaries/icco/*.md. Prints how often the right earlier incident is among the first three.`;

/** How well repeats are found, by the rule and by plain full-text search. */
export function evaluateSimilarCommand(args: readonly string[]): void {
  const folders = args.filter((one) => !one.startsWith('--'));
  const isKnown = args.every((one) => !one.startsWith('--') || one === '--missed');
  const corpus = folders[0] === undefined ? null : join(folders[0], 'summaries', 'icco');
  if (!isKnown || folders.length > 1 || (corpus && !statSync(corpus, { throwIfNoEntry: false })?.isDirectory())) {
    console.error(USAGE);
    process.exit(2);
  }
  const sets: [string, Query[]][] = [
    ['invented, looked at', ownQueries('open')],
    ['invented, held out', ownQueries('held-out')],
  ];
  if (corpus) sets.push(['re-told incidents', corpusQueries(readCorpus(corpus))]);
  console.log(
    `${'the right one among the first three (first)'.padEnd(46)}${sets.map(([name]) => name.padStart(22)).join('')}`,
  );
  for (const way of Object.keys(RANKERS) as Way[]) {
    const cells = sets.map(([, queries]) => say(tally(queries, RANKERS[way]).tally).padStart(22));
    console.log(`${way.padEnd(46)}${cells.join('')}`);
  }
  console.log('\nshown something though it repeats nothing');
  for (const way of Object.keys(RANKERS) as Way[]) {
    const cells = (['open', 'held-out'] as const).map((half) => {
      const { shown, of } = countFalse(half, RANKERS[way]);
      return `${shown} of ${of}`.padStart(22);
    });
    console.log(`${way.padEnd(46)}${cells.join('')}`);
  }
  if (!args.includes('--missed')) return;
  for (const [name, queries] of sets)
    for (const one of tally(queries, RANKERS['structure and text']).missed)
      console.log(`${name}: ${one.id} wanted ${one.wanted.join(' or ')}, found ${one.found.join(', ') || 'nothing'}`);
}

const say = ({ asked, firstThree, first }: { asked: number; firstThree: number; first: number }): string =>
  `${Math.round((100 * firstThree) / Math.max(1, asked))} % of ${asked} (${first})`;
