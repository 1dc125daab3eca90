import type { z } from 'zod';
import type { template, templateRow } from '#shared/contracts/templates.ts';
import { type Actor, allowances } from '#shared/rules/access.ts';
import { sayChoice } from '#shared/templates/choose.ts';
import { findShipped } from '#shared/templates/shipped/index.ts';
import { isSameContent } from '#shared/templates/template.ts';
import type { TemplateRow } from './templates-store.ts';

export type TemplateView = z.input<typeof template>;

export function presentTemplateRow(row: TemplateRow): z.input<typeof templateRow> {
  const shipped = findShipped(row.key);
  return {
    key: row.key,
    name: row.content.name,
    description: row.content.description,
    version: row.version,
    sections: row.content.sections.length,
    priority: row.priority,
    chosen: sayChoice(row),
    isDefault: row.isDefault,
    retired: row.retiredAt !== null,
    shipped: shipped !== undefined,
    changed: shipped !== undefined && !isSameContent(shipped, row.content),
    uses: row.uses,
    writtenBy: row.writtenBy,
    writtenAt: row.writtenAt.toISOString(),
  };
}

export function presentTemplate(row: TemplateRow, actor: Actor): TemplateView {
  const { revision, rules } = row;
  return { ...presentTemplateRow(row), ...row.content, rules, revision, may: allowances(actor, ['template.manage']) };
}
