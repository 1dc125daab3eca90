import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Query } from './evaluate.ts';
import type { Labelled } from './labelled.ts';
import { CORPUS_PAIRS } from './labelled.ts';
import { readMarkdownHead } from './read-head.ts';

const ID = 8;
const READ = 1_500;

/** Re-told incidents of a folder, one a file; the company stands for the service, and no alert is known. */
export function readCorpus(folder: string): Labelled[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => {
      const { head, body } = readMarkdownHead(readFileSync(join(folder, name), 'utf8'));
      const text = body.slice(0, READ);
      return {
        id: name.slice(0, ID),
        daysAgo: 0,
        services: head.company ? [head.company] : [],
        title: head.title || (text.split(/(?<=[.!?])\s/)[0] ?? ''),
        summary: `${head.summary ?? ''} ${text}`,
        alerts: [],
      };
    });
}

/** Their times are mostly not known, so each is asked among all others. */
export const corpusQueries = (all: readonly Labelled[]): Query[] =>
  CORPUS_PAIRS.flatMap(([id, ...right]) => {
    const asked = all.find((one) => one.id === id);
    return asked ? [{ asked, others: all.filter((one) => one.id !== id), right }] : [];
  });
