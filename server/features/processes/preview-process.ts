import { postMortemReference } from '#server/features/post-mortems/index.ts';
import { getTemplateRow } from '#server/features/templates/index.ts';
import { operation } from '#server/platform/operation.ts';
import { previewTemplateProcess as contract } from '#shared/contracts/processes.ts';
import { dayIn } from '#shared/rules/calendar.ts';
import { sayDay } from '#shared/rules/due-date.ts';
import { applyProcess, sayChanges } from '#shared/rules/process-apply.ts';
import { loadProcess } from './load-process.ts';
import { listOpenDocuments } from './processes-store.ts';
import { checkSteps } from './template-process.ts';

const MOST_SHOWN = 50;

export const previewTemplateProcess = operation(contract, async (ctx, _actor, { key, steps }) => {
  await getTemplateRow(ctx.db, key);
  const wanted = await checkSteps(ctx.db, steps);
  const open = await listOpenDocuments(ctx.db, key);
  const documents = [];
  for (const { id, number, title } of open) {
    const loaded = await loadProcess(ctx.db, id, ctx.now());
    if (!loaded) continue;
    const before = loaded.plan(loaded.steps);
    const sayDate = (at: number) => sayDay(dayIn(at, loaded.document.timeZone));
    const changes = sayChanges(before, loaded.plan(applyProcess(loaded.steps, wanted)), sayDate);
    if (changes.length > 0) documents.push({ id, reference: postMortemReference(number), title, changes });
  }
  return { open: open.length, changing: documents.length, documents: documents.slice(0, MOST_SHOWN) };
});
