import { getPostMortemHead } from '#server/features/post-mortems/index.ts';
import { operation } from '#server/platform/operation.ts';
import type { RecordEntryRow } from '#server/platform/record-table.ts';
import { listRecord as contract, listRecordOfPostMortem as ofPostMortem } from '#shared/contracts/record.ts';
import { presentEntry } from './present-entry.ts';
import { listEntries } from './record-store.ts';

export const listRecord = operation(contract, async (ctx, _actor, { after, limit, ...filter }) =>
  pageOf(await listEntries(ctx.db, filter, after, limit + 1), limit),
);

export const listRecordOfPostMortem = operation(ofPostMortem, async (ctx, actor, { id, after, limit }) => {
  const head = await getPostMortemHead(ctx.db, actor, id, 'post-mortem.read');
  const of = { postMortemId: head.id, incidentIds: head.incidentIds };
  return pageOf(await listEntries(ctx.db, { of }, after, limit + 1), limit);
});

function pageOf(rows: RecordEntryRow[], limit: number) {
  const shown = rows.slice(0, limit);
  return { items: shown.map(presentEntry), next: rows.length > limit ? String(shown.at(-1)!.number) : null };
}
