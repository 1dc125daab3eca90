import { availableParallelism } from 'node:os';
import type { Readable } from 'node:stream';
import type { Fault } from './fault.ts';
import { findMarkdown } from './find-markdown.ts';
import { type Batch, type BatchReport, configFinderOf, type Lists, lintBatch } from './lint-batch.ts';
import type { LintOptions } from './lint-options.ts';
import { readRosterFile, readServicesFile } from './read-roster.ts';
import type { LintReport } from './report.ts';

/** So many files take longer than a thread takes to start. */
const FILES_PER_THREAD = 150;
const MOST_THREADS = 4;

type Watch = { stdin: Readable; onProgress: (done: number, total: number) => void };

/**
 * Reads what the options name, in several threads where it is much.
 * Throws `UsageError` where the options themselves lead nowhere: no such roster, a broken `--config`.
 */
export async function lintFiles(options: LintOptions, { stdin, onProgress }: Watch): Promise<LintReport> {
  await configFinderOf(options);
  const lists = await readLists(options);
  const { files: paths, faults } = await findMarkdown(options.paths);
  let done = 0;
  const onFile = () => {
    done += 1;
    onProgress(done, paths.length);
  };

  const [own = [], ...others] = sharesOf(paths);
  const batches = await Promise.all([
    ...(await startThreads(
      others.map((share) => ({ paths: share, options, lists })),
      onFile,
    )),
    lintBatch({ paths: own, options, lists }, { stdin, onFile }),
  ]);
  const reports = new Map(batches.flatMap((batch) => [...batch.reports]));
  return {
    files: paths.flatMap((path) => reports.get(path) ?? []),
    faults: eachOnce([...faults, ...batches.flatMap((batch) => batch.faults)]),
    ignoredFiles: batches.reduce((sum, batch) => sum + batch.ignoredFiles, 0),
  };
}

const readLists = async ({ rosterPath, servicesPath }: LintOptions): Promise<Lists> => ({
  roster: rosterPath === undefined ? undefined : await readRosterFile(rosterPath),
  services: servicesPath === undefined ? undefined : await readServicesFile(servicesPath),
});

/** Every second, third or fourth file to each, since those of one folder are often alike; standard input stays here. */
function sharesOf(paths: readonly string[]): string[][] {
  const threads = Math.min(availableParallelism(), MOST_THREADS, Math.floor(paths.length / FILES_PER_THREAD));
  const shares = Array.from({ length: Math.max(threads, 1) }, (): string[] => []);
  for (const [index, path] of paths.entries()) shares[path === '-' ? 0 : index % shares.length]?.push(path);
  return shares;
}

async function startThreads(batches: readonly Batch[], onFile: () => void): Promise<Promise<BatchReport>[]> {
  if (batches.length === 0) return [];
  const { startThread } = await import('./start-thread.ts');
  return batches.map((batch) => startThread(batch, onFile));
}

/** A broken configuration is told once, not for each file below it. */
const eachOnce = (faults: readonly Fault[]): Fault[] => [
  ...new Map(faults.map((fault) => [fault.message, fault])).values(),
];
