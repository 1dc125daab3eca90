import { actorName } from '#server/features/people/index.ts';
import type { Tx } from '#server/platform/context.ts';
import { operation } from '#server/platform/operation.ts';
import { saveTemplate as contract } from '#shared/contracts/templates.ts';
import { AppError } from '#shared/errors.ts';
import { isSameContent, type TemplateChoice, type TemplateContent, tidyContent } from '#shared/templates/template.ts';
import { getTemplateRow } from './get-template.ts';
import { presentTemplate } from './present-template.ts';
import { refuseFaults } from './refuse-faults.ts';
import { addVersion, lockTemplate, saveChoice, type TemplateRow } from './templates-store.ts';

export const saveTemplate = operation(contract, async (ctx, actor, input) => {
  const content = tidyContent(input);
  refuseFaults(content);
  return ctx.transaction(async (tx) => {
    await lockTemplate(tx, input.key);
    const row = await getTemplateRow(tx, input.key);
    if (hasChanges(row, content, input) && row.revision !== input.baseRevision) throw stale(row);
    await keepChanges(tx, row, content, input, actorName(actor));
    return presentTemplate(await getTemplateRow(tx, input.key), actor);
  });
});

export const hasChanges = (row: TemplateRow, content: TemplateContent, choice: TemplateChoice): boolean =>
  !isSameContent(row.content, content) || !isSameChoice(row, choice);

const isSameChoice = (a: TemplateChoice, b: TemplateChoice): boolean =>
  a.priority === b.priority && JSON.stringify(a.rules.map(inOrder)) === JSON.stringify(b.rules.map(inOrder));

const inOrder = ({ severity, type, service, team }: TemplateChoice['rules'][number]) => [severity, type, service, team];

/** Other words make a new version; when it is chosen is no part of one. */
export async function keepChanges(
  tx: Tx,
  row: TemplateRow,
  content: TemplateContent,
  choice: TemplateChoice,
  by: string | null,
): Promise<void> {
  if (!isSameContent(row.content, content)) await addVersion(tx, row.key, content, by ?? 'somebody');
  if (!isSameChoice(row, choice)) await saveChoice(tx, row.key, choice);
}

function stale(row: TemplateRow): AppError {
  const who = row.writtenBy ?? 'Somebody';
  return new AppError(
    'stale',
    `${who} changed this template since you opened it; it is at version ${row.version} now. Nothing of theirs was overwritten and nothing of yours is lost: compare the two and save again.`,
  );
}
