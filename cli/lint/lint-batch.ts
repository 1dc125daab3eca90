import type { Readable } from 'node:stream';
import type { RosterPerson, Rule } from '#shared/coach/finding.ts';
import { makeCoach } from '#shared/coach/make-coach.ts';
import { UsageError } from '../command.ts';
import { type LintConfig, NO_CONFIG } from './config.ts';
import { type Fault, faultOf } from './fault.ts';
import { type ConfigFinder, makeConfigFinder, readConfigFile } from './find-config.ts';
import { type FailOn, holds, type Level, type LintOptions } from './lint-options.ts';
import { lintText, type Reader } from './lint-text.ts';
import { readSource, readSourceStream } from './read-source.ts';
import type { FileReport } from './report.ts';

/** How many files are read ahead while one is being judged. */
const AT_ONCE = 16;

/** Who may be named and what is a service, as the options say; undefined where they say nothing. */
export type Lists = { roster: RosterPerson[] | undefined; services: string[] | undefined };
export type Batch = { paths: readonly string[]; options: LintOptions; lists: Lists };
/** The reports by the path that was asked for. */
export type BatchReport = { reports: Map<string, FileReport>; faults: Fault[]; ignoredFiles: number };

type Watch = { stdin?: Readable; onFile: () => void };

/** Reads each file with the configuration that holds for it. What cannot be read becomes a fault beside the reports of the others. */
export async function lintBatch({ paths, options, lists }: Batch, { stdin, onFile }: Watch): Promise<BatchReport> {
  const configOf = await configFinderOf(options);
  const readerOf = makeReaders(options, lists);
  const reports = new Map<string, FileReport>();
  const faults: Fault[] = [];
  let ignoredFiles = 0;

  const lintOne = async (path: string): Promise<void> => {
    const name = path === '-' ? (options.stdinName ?? 'stdin') : path;
    const config = await configOf(name);
    if (config.ignores(name)) {
      ignoredFiles += 1;
      return;
    }
    const reader = readerOf(config);
    const read = path === '-' && stdin ? readSourceStream(stdin) : readSource(path);
    const source = await read.catch((error: unknown) => {
      faults.push(faultOf(name, error));
    });
    if (source === undefined) return;
    reports.set(path, { path: name, ...loudnessOf(options, config), ...lintText(source, reader) });
  };

  await inTurns(paths, async (path) => {
    try {
      await lintOne(path);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      faults.push({ path: null, message: error.message });
    }
    onFile();
  });
  return { reports, faults, ignoredFiles };
}

/** Throws `UsageError` when the configuration that is named cannot be used. */
export const configFinderOf = async ({ config }: LintOptions): Promise<ConfigFinder> => {
  if (config === undefined) return makeConfigFinder();
  const only = config === false ? NO_CONFIG : await readConfigFile(config);
  return async () => only;
};

/** One coach per configuration: making it costs as much as its roster is long. */
function makeReaders(options: LintOptions, lists: Lists): (config: LintConfig) => Reader {
  const kept = new Map<LintConfig, Reader>();
  return (config) => {
    const known = kept.get(config);
    if (known) return known;
    const rules = new Map([...config.rules, ...options.rules]);
    const language = options.language ?? config.language;
    const setup = {
      language,
      names: options.names ?? config.names,
      roster: lists.roster ?? config.roster,
      services: lists.services ?? config.services,
      off: [...rules].filter(([, choice]) => choice === 'off').map(([rule]) => rule as Rule),
    };
    try {
      const readsGaps = holds(loudnessOf(options, config).level, 'gap');
      const reader = { coach: makeCoach(setup), language, rules, readsGaps };
      kept.set(config, reader);
      return reader;
    } catch (error) {
      throw error instanceof RangeError ? new UsageError(error.message) : error;
    }
  };
}

/** What makes the command fail is always shown. Programs are given everything, unless they ask for less. */
function loudnessOf(options: LintOptions, config: LintConfig): { level: Level; failOn: FailOn } {
  const failOn = options.failOn ?? config.failOn ?? 'reword';
  const level = options.level ?? config.level ?? (options.format === 'json' ? 'gap' : 'reword');
  return { failOn, level: failOn === 'never' || holds(level, failOn) ? level : failOn };
}

async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = items.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const item of waiting) await work(item);
    }),
  );
}
