import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MarkdownPostMortem, readMarkdownPostMortem } from '#shared/intake/markdown-post-mortem.ts';
import { hashOf } from './random.ts';

export interface EvaluatedDocument {
  /** Folder and file name. */
  name: string;
  organisation: string;
  half: 'development' | 'test';
  postMortem: MarkdownPostMortem;
}

/** Fewer rows say nothing about choosing. */
const ENOUGH_ROWS = 5;

/**
 * Development or test, fixed by the name of the organisation before anything was tuned: the first word of its folder, so
 * that two folders of one organisation cannot end up on both sides.
 */
export function halfOf(folder: string): { organisation: string; half: EvaluatedDocument['half'] } {
  const organisation = folder.split('-')[0]!;
  return { organisation, half: hashOf(organisation) % 2 === 0 ? 'development' : 'test' };
}

/** Every document of a `post-mortems/` folder (one sub-folder per organisation) with at least five entries that have a time. */
export function readDocuments(folder: string): EvaluatedDocument[] {
  const documents: EvaluatedDocument[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!entry.isDirectory()) continue;
    for (const file of readdirSync(join(folder, entry.name)).sort()) {
      const postMortem = readMarkdownPostMortem(file, readFileSync(join(folder, entry.name, file), 'utf8'));
      if (postMortem.timeline.filter((row) => row.at).length < ENOUGH_ROWS) continue;
      documents.push({ name: `${entry.name}/${file}`, ...halfOf(entry.name), postMortem });
    }
  }
  return documents;
}
