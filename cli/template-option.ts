import { readFile, stat } from 'node:fs/promises';
import { findTemplate, TEMPLATE_NAMES } from '#shared/drafting/templates.ts';
import { AppError } from '#shared/errors.ts';
import { checkTemplate, sayFault } from '#shared/templates/check-template.ts';
import { readPlainTemplate } from '#shared/templates/read-plain-template.ts';
import { isTemplateFile, readTemplateFile } from '#shared/templates/read-template-file.ts';
import type { TemplateFile } from '#shared/templates/template.ts';
import { UsageError } from './command.ts';

export const MOST_TEMPLATE_BYTES = 4 * 1024 * 1024;

/** What `--template` names: a shipped template, or a file, which must hold no fault. */
export async function readTemplateOption(value: string): Promise<TemplateFile> {
  const shipped = findTemplate(value);
  if (shipped) return shipped;
  if (!/[./\\]/.test(value))
    throw new UsageError(
      `unknown template "${value}": ${TEMPLATE_NAMES.join(', ')}, or a file such as ./my-template.md.`,
    );
  const template = parseTemplate(value, await readTemplateText(value));
  const [fault] = checkTemplate(template);
  if (fault) throw new UsageError(`${value}: ${sayFault(fault, template)}`);
  return template;
}

export async function readTemplateText(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > MOST_TEMPLATE_BYTES) throw new UsageError(`${path} is larger than 4 MB; that is no template.`);
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    const why = { ENOENT: 'there is no such file', EISDIR: 'that is a directory', EACCES: 'it may not be read' }[
      code ?? ''
    ];
    throw new UsageError(`cannot read ${path}: ${why ?? code}.`);
  }
}

/** A template file, or any Markdown as one. */
export function parseTemplate(path: string, text: string): TemplateFile {
  try {
    return isTemplateFile(text) ? readTemplateFile(text) : readPlainTemplate(path, text);
  } catch (error) {
    throw error instanceof AppError ? new UsageError(`${path}: ${error.message}`) : error;
  }
}
