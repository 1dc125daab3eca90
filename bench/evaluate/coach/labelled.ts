import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Place, RosterPerson } from '#shared/coach/finding.ts';

export const HALVES = ['tune', 'test'] as const;
export type Half = (typeof HALVES)[number];

/** One line of the labelled set; README.md beside it explains each field. */
export type LabelledSentence = {
  set: Half;
  id: string;
  kind: string;
  text: string;
  place?: Place;
  context?: { before: string[]; after: string[] };
  persons: string[];
  flag: 0 | 1;
  ask: 0 | 1;
};

const fileOf = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8');

/** The lines of a JSONL file beside this one. */
export const readLines = <T>(name: string): T[] =>
  fileOf(name)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);

export const readHalf = (half: Half): LabelledSentence[] => readLines(`${half}.jsonl`);

export const readRoster = () => JSON.parse(fileOf('roster.json')) as { people: RosterPerson[]; services: string[] };

export type Agreement = { sentences: number; flagDiffers: number; askDiffers: number };
export const readAgreement = () => JSON.parse(fileOf('agreement.json')) as Agreement;
