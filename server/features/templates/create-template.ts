import { actorName } from '#server/features/people/index.ts';
import { operation } from '#server/platform/operation.ts';
import { createTemplate as contract, RESERVED_KEYS } from '#shared/contracts/templates.ts';
import { AppError } from '#shared/errors.ts';
import { freeKey, keyOf, tidyContent } from '#shared/templates/template.ts';
import { getTemplateRow } from './get-template.ts';
import { presentTemplate } from './present-template.ts';
import { refuseFaults } from './refuse-faults.ts';
import { insertTemplate, listTemplateRows } from './templates-store.ts';

export const createTemplate = operation(contract, async (ctx, actor, input) => {
  const content = tidyContent(input);
  refuseFaults(content);
  return ctx.transaction(async (tx) => {
    const taken = new Set((await listTemplateRows(tx)).map((row) => row.key));
    // A name may be a word that no key may be, such as "Preview".
    for (const word of RESERVED_KEYS) taken.add(word);
    const key = input.key ?? freeKey(keyOf(content.name, 'template'), taken);
    const { priority, rules } = input;
    const isMade =
      !taken.has(key) &&
      (await insertTemplate(tx, { key, content, priority, rules, isDefault: false }, actorName(actor) ?? 'somebody'));
    if (!isMade) throw new AppError('conflict', `There is a template "${key}" already. Choose another key.`);
    return presentTemplate(await getTemplateRow(tx, key), actor);
  });
});
