import type { WriteStream } from 'node:tty';
import type { CommandIo } from '../command.ts';
import { lintFiles } from '../lint/lint-files.ts';
import { FAIL_ON, FORMATS, LEVELS, readLintOptions } from '../lint/lint-options.ts';
import { MOST_MEGABYTES } from '../lint/read-source.ts';
import { fails } from '../lint/report.ts';
import { writeReport } from '../lint/write-report.ts';
import { makeProgress } from '../progress.ts';

const HELP = `debrief lint FILE... [--format ${FORMATS.join('|')}] [--names allowed|roles-only] [--roster FILE]

The coach over Markdown: finds where a text blames instead of explaining, and asks what is missing. FILE is a file, a
folder (its .md, .markdown and .mdx files, and those below it), or - for standard input. No server, no network.

  --level ${LEVELS.join('|')}     what is shown: what should be reworded (unless told; questions are counted), questions too,
                             or also what the whole document does not say yet. --format json shows all unless told
  --fail-on ${[...FAIL_ON].join('|')}
                             from where on the exit code is 1 (reword); what makes it fail is always shown
  --names allowed|roles-only whether people may be named when the context is told (allowed), or roles are wanted
  --roster FILE              who may be named: a JSON list, or one a line as name, handles, role
  --services FILE            names that are services, hosts or tools: a JSON list, or one a line
  --language CODE            of the texts (en)
  --rules off:RULE,RULE,...  switches rules off; ask:RULE and reword:RULE change how loud they are
  --config FILE              instead of the .debriefrc beside each file or above it; --no-config for none
  --stdin-name PATH          what standard input is called, and where its configuration is looked for
  -q, --quiet                findings only: no notes, no summary

Exit code: 0 nothing to reword, 1 something, 2 something could not be used (told on stderr; what can be read is read all
the same). Files must be UTF-8 and at most ${MOST_MEGABYTES} MB. Columns count characters; in json, start and end count UTF-16 code units.
docs/lint.md tells of configuration, comments that silence, and CI.
`;

/** `debrief lint`: see HELP. */
export async function run(args: string[], io: CommandIo): Promise<number> {
  const options = readLintOptions(args);
  if (options === 'help') {
    io.stdout.write(HELP);
    return 0;
  }
  const progress = makeProgress(io);
  const report = await lintFiles(options, {
    stdin: io.stdin,
    onProgress: (done, total) => progress.show(`${done} of ${total} files`),
  });
  progress.clear();
  io.stdout.write(await writeReport(report, options, terminalOf(io)));
  for (const { message } of report.faults) io.stderr.write(`debrief lint: ${message}\n`);
  if (report.faults.length > 0) return 2;
  return report.files.some(fails) ? 1 : 0;
}

const LEAST_COLUMNS = 40;
const USUAL_COLUMNS = 100;
const MOST_COLUMNS = 120;

/** Colours are for a terminal whose owner has not refused them (https://no-color.org). */
function terminalOf({ stdout, env }: CommandIo): { isColourful: boolean; width: number } {
  const { isTTY = false, columns } = stdout as Partial<WriteStream>;
  return {
    isColourful: isTTY && !env.NO_COLOR && env.TERM !== 'dumb',
    width: Math.max(LEAST_COLUMNS, Math.min(columns || USUAL_COLUMNS, MOST_COLUMNS)),
  };
}
