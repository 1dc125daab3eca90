import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LabelledSet, ofHalf, type Query } from './evaluate.ts';
import type { Labelled } from './labelled.ts';
import { CORPUS_PAIRS } from './labelled.ts';
import { readMarkdownHead } from './read-head.ts';
import { RETOLD, UNLIKE } from './retold.ts';

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

/** Their times are mostly not known, so each is asked among all. */
export function corpusSets(all: readonly Labelled[]): LabelledSet[] {
  const ask = (service: string | null, title: string, summary: string, at: string): Labelled => ({
    id: at,
    daysAgo: 0,
    services: service === null ? [] : [service],
    title,
    summary,
    alerts: [],
  });
  const retold = RETOLD.map(([right, service, title, summary], at) => ({
    asked: ask(service, title, summary, `retold ${at + 1}`),
    others: all,
    right,
  }));
  // Each once with its service, and once without: then only words can speak against it.
  const unlike = UNLIKE.map(([service, title, summary], at) =>
    [service, null].map((named) => ({
      asked: ask(named, title, summary, `unlike ${at + 1}`),
      others: all,
      right: [],
    })),
  );
  const halves = (['open', 'held-out'] as const).map((half) => ({
    name: 're-told',
    half,
    repeats: ofHalf(retold, half),
    alone: ofHalf(unlike, half).flat(),
  }));
  return [...halves, { name: 'pairs of tellings', half: 'open', repeats: pairQueries(all), alone: [] }];
}

/** Two of the summaries tell of the same kind of failure: each is asked among all others. */
const pairQueries = (all: readonly Labelled[]): Query[] =>
  CORPUS_PAIRS.flatMap(([id, ...right]) => {
    const asked = all.find((one) => one.id === id);
    return asked ? [{ asked, others: all.filter((one) => one.id !== id), right }] : [];
  });
