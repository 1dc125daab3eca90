import type { Db } from '#server/platform/context.ts';
import { operation } from '#server/platform/operation.ts';
import { getTemplate as contract } from '#shared/contracts/templates.ts';
import { AppError } from '#shared/errors.ts';
import { presentTemplate } from './present-template.ts';
import { findTemplateRow, findVersionRow, type TemplateRow } from './templates-store.ts';

/** A template as it stood in one of its versions; in its newest unless one is named. */
export async function getTemplateRow(db: Db, key: string, version?: number): Promise<TemplateRow> {
  const row = await findTemplateRow(db, key);
  if (!row) throw new AppError('not-found', `There is no template "${key}".`);
  if (version === undefined || version === row.version) return row;
  const older = await findVersionRow(db, key, version);
  if (!older)
    throw new AppError('not-found', `The template "${key}" has no version ${version}; its newest is ${row.version}.`);
  return { ...row, ...older };
}

/** One that something new may begin with. */
export async function getTemplateInUse(db: Db, key: string): Promise<TemplateRow> {
  const row = await getTemplateRow(db, key);
  if (row.retiredAt)
    throw new AppError(
      'conflict',
      `The template "${row.content.name}" is retired. Choose another, or use it again first.`,
    );
  return row;
}

export const getTemplate = operation(contract, async (ctx, actor, { key, version }) =>
  presentTemplate(await getTemplateRow(ctx.db, key, version), actor),
);
