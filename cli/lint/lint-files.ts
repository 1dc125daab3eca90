import type { Readable } from 'node:stream';
import type { RosterPerson, Rule } from '#shared/coach/finding.ts';
import { makeCoach } from '#shared/coach/make-coach.ts';
import { UsageError } from '../command.ts';
import { type LintConfig, NO_CONFIG } from './config.ts';
import { type Fault, faultOf } from './fault.ts';
import { type ConfigFinder, makeConfigFinder, readConfigFile } from './find-config.ts';
import { findMarkdown } from './find-markdown.ts';
import { type FailOn, holds, type Level, type LintOptions } from './lint-options.ts';
import { lintText, type Reader } from './lint-text.ts';
import { readRosterFile, readServicesFile } from './read-roster.ts';
import { readSource, readSourceStream } from './read-source.ts';
import type { FileReport, LintReport } from './report.ts';

/** How many files are read ahead while one is being judged. */
const AT_ONCE = 16;

type Watch = { stdin: Readable; onProgress: (done: number, total: number) => void };

/**
 * Reads what the options name. What cannot be read becomes a fault beside the reports of the others.
 * Throws `UsageError` where the options themselves lead nowhere: no such roster, a broken `--config`.
 */
export async function lintFiles(options: LintOptions, { stdin, onProgress }: Watch): Promise<LintReport> {
  const configOf = await configFinderOf(options);
  const readerOf = makeReaders(options, await readLists(options));
  const { files: paths, faults } = await findMarkdown(options.paths);
  const reports = new Map<string, FileReport>();
  let ignoredFiles = 0;
  let done = 0;

  const lintOne = async (path: string): Promise<void> => {
    const name = path === '-' ? (options.stdinName ?? 'stdin') : path;
    const config = await configOf(name);
    if (config.ignores(name)) {
      ignoredFiles += 1;
      return;
    }
    const reader = readerOf(config);
    const source = await (path === '-' ? readSourceStream(stdin) : readSource(path)).catch((error: unknown) => {
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
    done += 1;
    onProgress(done, paths.length);
  });
  return {
    files: paths.flatMap((path) => reports.get(path) ?? []),
    faults: eachOnce(faults),
    ignoredFiles,
  };
}

const configFinderOf = async ({ config }: LintOptions): Promise<ConfigFinder> => {
  if (config === undefined) return makeConfigFinder();
  const only = config === false ? NO_CONFIG : await readConfigFile(config);
  return async () => only;
};

type Lists = { roster: RosterPerson[] | undefined; services: string[] | undefined };
const readLists = async ({ rosterPath, servicesPath }: LintOptions): Promise<Lists> => ({
  roster: rosterPath === undefined ? undefined : await readRosterFile(rosterPath),
  services: servicesPath === undefined ? undefined : await readServicesFile(servicesPath),
});

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
      const reader = { coach: makeCoach(setup), language, rules };
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

/** A broken configuration is told once, not for each file below it. */
const eachOnce = (faults: readonly Fault[]): Fault[] => [
  ...new Map(faults.map((fault) => [fault.message, fault])).values(),
];
