import { readFileSync } from 'node:fs';

/** The version of the package this runs from, be it the sources or the bundle. */
export const version = (): string => {
  for (const path of ['../package.json', '../../package.json', '../../../package.json']) {
    try {
      return (JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as { version: string }).version;
    } catch {}
  }
  return 'unknown';
};
