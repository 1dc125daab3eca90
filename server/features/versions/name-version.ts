import type { Node } from 'prosemirror-model';
import { actorName } from '#server/features/people/index.ts';
import { getPostMortemHead } from '#server/features/post-mortems/index.ts';
import { operation } from '#server/platform/operation.ts';
import { nameVersion as contract, renameVersion as renameContract } from '#shared/contracts/versions.ts';
import { readYjsDocument } from '#shared/document/live/read-yjs.ts';
import { AppError } from '#shared/errors.ts';
import { keepVersion } from './keep-version.ts';
import { getVersionRow, presentVersion } from './present-version.ts';
import { setVersionName } from './versions-store.ts';

export const nameVersion = operation(contract, async (ctx, actor, { id, name }) => {
  const head = await getPostMortemHead(ctx.db, actor, id, 'post-mortem.edit');
  const by = actorName(actor);
  const doc: Node = await ctx.documents.read(head.id, readYjsDocument);
  const authors = by ? [by] : [];
  const number = await keepVersion(ctx, { postMortemId: head.id, doc, authors, kind: 'named', name });
  ctx.documents.tell(head.id, 'versions');
  return presentVersion(await getVersionRow(ctx.db, head.id, number));
});

export const renameVersion = operation(renameContract, async (ctx, actor, { id, number, name }) => {
  const head = await getPostMortemHead(ctx.db, actor, id, 'post-mortem.edit');
  const isFound = await ctx.transaction((tx) => setVersionName(tx, head.id, number, name));
  if (!isFound) throw new AppError('not-found', `There is no version ${number} of this document.`);
  ctx.documents.tell(head.id, 'versions');
  return presentVersion(await getVersionRow(ctx.db, head.id, number));
});
