import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Coach, Finding } from '#shared/coach/finding.ts';
import { coachMarkdown, readPassages } from '#shared/coach/read-markdown.ts';
import { readLines } from './labelled.ts';

/** Kept as text in the corpus: Markdown in its dialects, plain text, MediaWiki. */
const TEXT = /\.(md|txt|qmd|erb|mediawiki)$/;
const FRAGMENT_WORDS = 6;

/** A squiggle on somebody else's text. The sentence is for the eyes of who judges it and is never written down. */
export type CorpusReword = {
  file: string;
  offset: number;
  rule: string;
  /** At most six words of it, without names. */
  fragment: string;
  sentence: string;
  hash: string;
  /** What a person said of it; null where nobody has judged it yet. */
  right: boolean | null;
};

export type CorpusScore = { documents: number; words: number; rewords: CorpusReword[]; asks: Record<string, number> };

type Judgement = { hash: string; right: boolean };

/** The same sentence has the same hash in whichever document it stands. */
const hashOf = (sentence: string) =>
  createHash('sha256').update(sentence.replace(/\s+/g, ' ').trim()).digest('hex').slice(0, 16);

/** Capitals that are certainly nobody's name. */
const NOBODY = /^(?:an?|the|they|he|she|his|her|their|it|our|we|this|had|if|human|user|operator|engineer|developer)\b/i;

/** The first words, without anybody's name: the documents name real people. */
export const shorten = (quote: string): string =>
  quote
    .split(/\s+/)
    .slice(0, FRAGMENT_WORDS)
    .map((word) => (/^\P{L}*@|^\P{L}*\p{Lu}/u.test(word) && !NOBODY.test(word) ? '…' : word))
    .join(' ');

/** Words that a reader sees: those of the passages, headings too. */
const countWords = (markdown: string) =>
  readPassages(markdown).reduce((sum, passage) => sum + (passage.text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0);

/** Every document of a folder with one sub-folder per organisation, read by a coach. */
export function scoreCorpus(coach: Coach, folder: string): CorpusScore {
  const judged = new Map(readLines<Judgement>('corpus-judged.jsonl').map(({ hash, right }) => [hash, right]));
  const score: CorpusScore = { documents: 0, words: 0, rewords: [], asks: {} };
  for (const file of listFiles(folder)) {
    const markdown = readFileSync(join(folder, file), 'utf8');
    score.documents += 1;
    score.words += countWords(markdown);
    for (const finding of coachMarkdown(coach, markdown)) {
      if (finding.tier === 'reword') score.rewords.push(describe(file, markdown, finding, judged));
      else score.asks[finding.rule] = (score.asks[finding.rule] ?? 0) + 1;
    }
  }
  return score;
}

const listFiles = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => TEXT.test(file))
    .sort();

function describe(
  file: string,
  markdown: string,
  finding: Finding,
  judged: ReadonlyMap<string, boolean>,
): CorpusReword {
  const sentence = markdown.slice(finding.sentence.start, finding.sentence.end);
  const hash = hashOf(sentence);
  const { rule, start: offset } = finding;
  return { file, offset, rule, fragment: shorten(finding.quote), sentence, hash, right: judged.get(hash) ?? null };
}
