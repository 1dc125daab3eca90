import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { UsageError } from '../command.ts';
import { type LintConfig, NO_CONFIG, readConfig } from './config.ts';
import { sayReadError } from './fault.ts';
import { parseRelaxedJson } from './relaxed-json.ts';

const NAMES = ['.debriefrc', '.debriefrc.json'];

/** Finds the configuration of a file: in its folder or the nearest one above it. What was read once is kept. */
export type ConfigFinder = (path: string) => Promise<LintConfig>;

export function makeConfigFinder(): ConfigFinder {
  const kept = new Map<string, Promise<LintConfig>>();
  const findIn = (folder: string): Promise<LintConfig> => {
    let found = kept.get(folder);
    if (!found) {
      found = readIn(folder).then((config) => {
        const above = dirname(folder);
        return config ?? (above === folder ? NO_CONFIG : findIn(above));
      });
      kept.set(folder, found);
    }
    return found;
  };
  return (path) => findIn(dirname(resolve(path)));
}

/** The configuration in this file. Throws `UsageError` when there is none, or a fault in it. */
export async function readConfigFile(path: string): Promise<LintConfig> {
  const text = await readIfThere(path);
  if (text === undefined) throw new UsageError(`cannot read ${path}: there is no such file.`);
  return parseConfig(text, resolve(path));
}

async function readIn(folder: string): Promise<LintConfig | undefined> {
  for (const name of NAMES) {
    const path = join(folder, name);
    const text = await readIfThere(path);
    if (text !== undefined) return parseConfig(text, path);
  }
  const path = join(folder, 'package.json');
  const said = fieldOfPackage(await readIfThere(path));
  return said === undefined ? undefined : readConfig(said, path);
}

const parseConfig = async (text: string, path: string): Promise<LintConfig> => {
  let value: unknown;
  try {
    value = parseRelaxedJson(text);
  } catch (error) {
    throw error instanceof SyntaxError ? new UsageError(`${path} is not JSON: ${error.message}.`) : error;
  }
  return readConfig(value, path);
};

/** A package.json that cannot be read is somebody else's to complain about. */
function fieldOfPackage(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return (JSON.parse(text) as { debrief?: unknown } | null)?.debrief;
  } catch {
    return undefined;
  }
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return undefined;
    throw new UsageError(`cannot read ${path}: ${sayReadError(error)}.`);
  }
}
