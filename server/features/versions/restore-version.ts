import type { Node } from 'prosemirror-model';
import type { Doc } from 'yjs';
import { actorName } from '#server/features/people/index.ts';
import { getPostMortemHead, refuseWhenPublished } from '#server/features/post-mortems/index.ts';
import { operation } from '#server/platform/operation.ts';
import { restoreVersion as contract } from '#shared/contracts/versions.ts';
import { readYjsDocument } from '#shared/document/live/read-yjs.ts';
import { replaceSection } from '#shared/document/live/replace-section.ts';
import { readStored } from '#shared/document/schema/read-stored.ts';
import { documentSchema } from '#shared/document/schema/schema.ts';
import { keepVersion } from './keep-version.ts';
import { getVersionRow, presentVersion } from './present-version.ts';

/** What stood there is kept as a version before, so that a restore can be taken back like any other change. */
export const restoreVersion = operation(contract, async (ctx, actor, { id, number }) => {
  const head = await getPostMortemHead(ctx.db, actor, id, 'post-mortem.edit');
  refuseWhenPublished(head);
  const version = await getVersionRow(ctx.db, head.id, number);
  const restored = readStored(version.content, version.schemaVersion);
  const titles = new Map(version.sections.map(({ key, title }) => [key, title]));
  const by = actorName(actor);
  await ctx.documents.keepVersion(head.id);
  const { before, after } = await ctx.documents.change(head.id, by, (doc) => {
    const before = readYjsDocument(doc);
    putBack(doc, restored, titles);
    return { before, after: readYjsDocument(doc) };
  });
  const authors = by ? [by] : [];
  await keepVersion(ctx, { postMortemId: head.id, doc: before, authors: [] });
  const made = await keepVersion(ctx, {
    postMortemId: head.id,
    doc: after,
    authors,
    kind: 'restored',
    restoredFrom: number,
  });
  ctx.documents.tell(head.id, 'versions');
  return presentVersion(await getVersionRow(ctx.db, head.id, made));
});

/**
 * The text of each section that still exists; what stood in sections that the template has lost since comes after the last one,
 * under their old titles. A section that is new since then keeps its text.
 */
function putBack(doc: Doc, version: Node, titles: ReadonlyMap<string, string>): void {
  doc.transact(() => {
    const present = readYjsDocument(doc).children.map((section) => String(section.attrs.key));
    const lost: Node[] = [];
    for (const section of version.children) {
      const key = String(section.attrs.key);
      if (present.includes(key)) replaceSection(doc, key, section.children);
      else if (section.textContent.trim() !== '') lost.push(heading(titles.get(key) ?? key), ...section.children);
    }
    const last = present.at(-1);
    if (lost.length === 0 || last === undefined) return;
    const stands = readYjsDocument(doc).children.find((section) => section.attrs.key === last)?.children ?? [];
    replaceSection(doc, last, [...stands, ...lost]);
  });
}

const heading = (title: string): Node => documentSchema.node('heading', { level: 3 }, [documentSchema.text(title)]);
