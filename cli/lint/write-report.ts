import { version } from '../version.ts';
import { writeGithub } from './formats/write-github.ts';
import { writeJson } from './formats/write-json.ts';
import { writeText } from './formats/write-text.ts';
import type { LintOptions } from './lint-options.ts';
import type { LintReport } from './report.ts';

type Terminal = { isColourful: boolean; width: number };

/** The report in the format that was asked for. */
export async function writeReport(report: LintReport, options: LintOptions, terminal: Terminal): Promise<string> {
  switch (options.format) {
    case 'text':
      return writeText(report, { ...terminal, isQuiet: options.isQuiet });
    case 'json':
      return writeJson(report);
    case 'github':
      return writeGithub(report);
    case 'sarif': {
      const { writeSarif } = await import('./formats/write-sarif.ts');
      return writeSarif(report, { version: version(), folder: process.cwd() });
    }
  }
}
