import { actorName } from '#server/features/people/index.ts';
import { operation, Reply } from '#server/platform/operation.ts';
import {
  exportTemplate as exportContract,
  importTemplate as importContract,
  readTemplate as readContract,
} from '#shared/contracts/templates.ts';
import { AppError } from '#shared/errors.ts';
import { readPlainTemplate } from '#shared/templates/read-plain-template.ts';
import { isTemplateFile, readTemplateFile } from '#shared/templates/read-template-file.ts';
import { MOST_RULES, MOST_SECTIONS, type TemplateFile } from '#shared/templates/template.ts';
import { writeTemplateFile } from '#shared/templates/write-template-file.ts';
import { getTemplateRow } from './get-template.ts';
import { presentTemplate } from './present-template.ts';
import { refuseFaults } from './refuse-faults.ts';
import { hasChanges, keepChanges } from './save-template.ts';
import { findTemplateRow, insertTemplate, lockTemplate } from './templates-store.ts';

export const exportTemplate = operation(exportContract, async (ctx, _actor, { key, version, download }) => {
  const { content, priority, rules } = await getTemplateRow(ctx.db, key, version);
  const name = `${key}${version === undefined ? '' : `-${version}`}.md`;
  return new Reply(writeTemplateFile({ key, ...content, priority, rules }), 200, {
    'content-type': 'text/markdown; charset=utf-8',
    'content-disposition': `${download ? 'attachment' : 'inline'}; filename="${name}"`,
  });
});

/** The address says which template it is; a file that names another key is not taken for it by mistake. */
export const importTemplate = operation(importContract, async (ctx, actor, { key, name, file }) => {
  const text = asText(file);
  const { key: ownKey, priority, rules, ...content } = parse(text, name ?? `${key}.md`);
  if (isTemplateFile(text) && ownKey !== key)
    throw new AppError(
      'conflict',
      `The file is of the template "${ownKey}", not of "${key}". Send it to /templates/${ownKey}/file, or change its key.`,
    );
  refuseFaults(content);
  const by = actorName(actor) ?? 'somebody';
  return ctx.transaction(async (tx) => {
    await lockTemplate(tx, key);
    const row = await findTemplateRow(tx, key);
    // Plain Markdown says nothing about when it is chosen: that stays.
    const choice = isTemplateFile(text) || !row ? { priority, rules } : row;
    const outcome = !row ? 'made' : hasChanges(row, content, choice) ? 'changed' : 'same';
    if (row) await keepChanges(tx, row, content, choice, by);
    else if (!(await insertTemplate(tx, { key, content, ...choice, isDefault: false }, by)))
      throw new AppError('conflict', `The template "${key}" was made at this very moment. Send the file again.`);
    return { ...presentTemplate(await getTemplateRow(tx, key), actor), outcome };
  });
});

export const readTemplate = operation(readContract, async (ctx, _actor, { name, file }) => {
  const text = asText(file);
  const template = parse(text, name ?? 'template.md');
  const exists = (await findTemplateRow(ctx.db, template.key)) !== undefined;
  return { ...template, exists, isTemplateFile: isTemplateFile(text) };
});

function asText(file: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file).replaceAll('\u0000', '\uFFFD');
  } catch {
    throw new AppError('unsupported', 'The file is not text in UTF-8. Save it as Markdown and try again.');
  }
}

function parse(text: string, name: string): TemplateFile {
  if (text.trim() === '') throw new AppError('bad-input', 'The file is empty.');
  const template = isTemplateFile(text) ? readTemplateFile(text) : readPlainTemplate(name, text);
  if (template.sections.length > MOST_SECTIONS || template.rules.length > MOST_RULES)
    throw new AppError('bad-input', `A template has at most ${MOST_SECTIONS} sections and ${MOST_RULES} rules.`);
  return template;
}
