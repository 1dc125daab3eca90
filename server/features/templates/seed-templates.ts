import type { Context } from '#server/platform/context.ts';
import { DEFAULT_TEMPLATE, SHIPPED_TEMPLATES } from '#shared/templates/shipped/index.ts';
import { isSameContent, tidyContent } from '#shared/templates/template.ts';
import { addVersion, findTemplateRow, insertTemplate } from './templates-store.ts';

/**
 * Puts the templates that come with the product among the others: those that are missing, and a newer form of those that
 * nobody has changed. Twice is once.
 */
export async function seedTemplates(ctx: Pick<Context, 'transaction'>): Promise<void> {
  await ctx.transaction(async (tx) => {
    for (const shipped of SHIPPED_TEMPLATES) {
      const { key, priority, rules } = shipped;
      const content = tidyContent(shipped);
      if (await insertTemplate(tx, { key, content, priority, rules, isDefault: key === DEFAULT_TEMPLATE }, null))
        continue;
      const row = await findTemplateRow(tx, key);
      if (row?.writtenBy === null && !isSameContent(row.content, content)) await addVersion(tx, key, content, null);
    }
  });
}
