import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Call } from '#shared/client.ts';
import { exportTemplate, importTemplate, listTemplates } from '#shared/contracts/templates.ts';
import { checkTemplate, sayFault } from '#shared/templates/check-template.ts';
import { isTemplateFile } from '#shared/templates/read-template-file.ts';
import { writeTemplateFile } from '#shared/templates/write-template-file.ts';
import { type CommandIo, UsageError } from '../command.ts';
import { asUsageError, CONNECTION_HELP, CONNECTION_OPTIONS, connect } from '../connection.ts';
import { findTemplateFiles } from '../import/find-template-files.ts';
import { parseTemplate, readTemplateText } from '../template-option.ts';

const HELP = `debrief templates list                        what there is, in the order in which the rules are asked
debrief templates export KEY [-o FILE]        one template as a file, on stdout unless -o is given
debrief templates export --all DIR            every template, one file each
debrief templates import PATH... [--dry-run]  template files, or any Markdown whose headings are the sections; twice = once
debrief templates check FILE...               what is wrong with them; needs no server

  --key KEY              import under this key; else a file's own key, else one made from its title
  --dry-run              read only, and say what would be saved
${CONNECTION_HELP}
`;

const OPTIONS = {
  ...CONNECTION_OPTIONS,
  output: { type: 'string', short: 'o' },
  all: { type: 'string' },
  key: { type: 'string' },
  'dry-run': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

export async function run(args: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS });
  const [verb, ...rest] = positionals;
  if (values.help) {
    io.stdout.write(HELP);
    return 0;
  }
  if (verb === 'check') return checkFiles(rest, io);
  const isDry = values['dry-run'] === true;
  const call = () => connect(values.server, io);
  try {
    if (verb === 'list') return await list(call(), io);
    if (verb === 'export') return await exportTemplates(call(), rest, values, io);
    if (verb === 'import') return await importTemplates(isDry ? undefined : call(), rest, values.key, io);
  } catch (error) {
    throw asUsageError(error);
  }
  throw new UsageError('write `debrief templates list`, `export KEY`, `import PATH...` or `check FILE...`');
}

async function list(call: Call, io: CommandIo): Promise<number> {
  const { items } = await call(listTemplates, {});
  const width = Math.max(...items.map(({ key }) => key.length));
  for (const { key, name, version, chosen, retired } of items)
    io.stdout.write(`${key.padEnd(width)}  ${name}, version ${version}: ${retired ? 'retired' : chosen}\n`);
  return 0;
}

async function exportTemplates(
  call: Call,
  [key, ...more]: string[],
  { all, output }: { all?: string; output?: string },
  io: CommandIo,
): Promise<number> {
  if (all !== undefined) {
    await makeFolder(all);
    const { items } = await call(listTemplates, {});
    for (const one of items) await write(join(all, `${one.key}.md`), await call(exportTemplate, { key: one.key }));
    io.stdout.write(`${items.length} ${items.length === 1 ? 'template' : 'templates'} in ${all}\n`);
    return 0;
  }
  if (key === undefined || more.length > 0)
    throw new UsageError('which one? Write `debrief templates export standard`, or `--all DIR`');
  const file = await call(exportTemplate, { key });
  if (output) await write(output, file);
  else io.stdout.write(file);
  return 0;
}

async function importTemplates(
  call: Call | undefined,
  paths: string[],
  asKey: string | undefined,
  io: CommandIo,
): Promise<number> {
  const files = await findTemplateFiles(paths);
  if (asKey !== undefined && files.length > 1)
    throw new UsageError(`--key names one template, but there are ${files.length} files.`);
  for (const path of files) {
    const text = await readTemplateText(path);
    const template = parseTemplate(path, text);
    const [fault] = checkTemplate(template);
    if (fault) throw new UsageError(`${path}: ${sayFault(fault, template)}`);
    const key = asKey ?? template.key;
    // A file of ours says its key: under another one it is sent as what it would be there.
    const file = isTemplateFile(text) && key !== template.key ? writeTemplateFile({ ...template, key }) : text;
    const saved = await call?.(importTemplate, { key, name: path.slice(-300), file: new TextEncoder().encode(file) });
    io.stdout.write(
      `${saved ? MARKS[saved.outcome] : '?'} ${key}: ${saved ? say(saved) : `${template.sections.length} sections`}\n`,
    );
  }
  return 0;
}

const MARKS = { made: '+', changed: '~', same: '=' };
const say = ({ name, version, outcome }: { name: string; version: number; outcome: keyof typeof MARKS }): string =>
  `${name}, ${outcome === 'same' ? `there already as version ${version}` : `version ${version}`}`;

async function checkFiles(paths: string[], io: CommandIo): Promise<number> {
  const files = await findTemplateFiles(paths);
  let faulty = 0;
  for (const path of files) {
    const template = parseTemplate(path, await readTemplateText(path));
    const faults = checkTemplate(template);
    if (faults.length > 0) faulty += 1;
    for (const fault of faults) io.stdout.write(`${path}: ${sayFault(fault, template)}\n`);
  }
  io.stdout.write(`${files.length - faulty} of ${files.length} can be used\n`);
  return faulty > 0 ? 1 : 0;
}

async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`cannot write into ${path}: ${error.code ?? 'unknown reason'}.`);
  });
}

async function write(path: string, text: string): Promise<void> {
  await writeFile(path, text).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`cannot write ${path}: ${error.code ?? 'unknown reason'}.`);
  });
}
