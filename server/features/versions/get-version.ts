import { getPostMortemHead } from '#server/features/post-mortems/index.ts';
import { operation } from '#server/platform/operation.ts';
import { getVersion as contract } from '#shared/contracts/versions.ts';
import { writeSections } from '#shared/document/markdown/index.ts';
import { readStored } from '#shared/document/schema/read-stored.ts';
import { getVersionRow, presentVersion } from './present-version.ts';

export const getVersion = operation(contract, async (ctx, actor, { id, number }) => {
  const head = await getPostMortemHead(ctx.db, actor, id, 'post-mortem.read');
  const row = await getVersionRow(ctx.db, head.id, number);
  const doc = readStored(row.content, row.schemaVersion);
  const titles = new Map(row.sections.map(({ key, title }) => [key, title]));
  return {
    ...presentVersion(row),
    sections: writeSections(doc).map(({ key, markdown }) => ({ key, title: titles.get(key) ?? key, markdown })),
    content: doc.toJSON(),
  };
});
