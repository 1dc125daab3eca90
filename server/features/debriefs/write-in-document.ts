import type { Node } from 'prosemirror-model';
import {
  insertSections,
  listSections,
  type PostMortemHead,
  refuseWhenPublished,
} from '#server/features/post-mortems/index.ts';
import type { Context } from '#server/platform/context.ts';
import { readYjsSection, sectionElements } from '#shared/document/live/read-yjs.ts';
import { arrangeSections, replaceSection } from '#shared/document/live/replace-section.ts';
import { AppError } from '#shared/errors.ts';
import { NOTES_SECTION } from '#shared/rules/debrief.ts';

/** What changes a section: its blocks as they are at that moment, whoever types in them, and what they are then. */
type Write = (blocks: readonly Node[]) => readonly Node[];

/** Writes into a section of the shared text, under the name of whoever said it; what others wrote and write there stays. */
export async function writeInDocument(
  ctx: Context,
  head: PostMortemHead,
  { key, by, write }: { key: string; by: string; write: Write },
): Promise<void> {
  refuseWhenPublished(head);
  const isWritten = await ctx.documents.change(head.id, by, (doc) => {
    const before = readYjsSection(doc, key)?.children;
    if (!before) return false;
    const after = write(before);
    return after === before || replaceSection(doc, key, after);
  });
  if (!isWritten) throw new AppError('not-found', `This post-mortem has no section "${key}".`);
}

/** Gives a document whose template has no place for notes one at its end. */
export async function makeNotesSection(ctx: Context, head: PostMortemHead): Promise<void> {
  refuseWhenPublished(head);
  const isMade = await ctx.transaction(async (tx) => {
    await tx.selectFrom('post_mortems').select('id').where('id', '=', head.id).forUpdate().execute();
    const sections = await listSections(tx, head.id);
    if (sections.some((one) => one.key === NOTES_SECTION)) return false;
    const position = Math.max(-1, ...sections.map((one) => one.position)) + 1;
    const frame = { key: NOTES_SECTION, title: 'Debrief notes', guidance: '', required: false, position };
    await insertSections(tx, head.id, [{ ...frame, markdown: '' }], true);
    return true;
  });
  await ctx.documents.change(head.id, null, (doc) => {
    if (readYjsSection(doc, NOTES_SECTION)) return;
    const keys = sectionElements(doc).map((one) => String(one.getAttribute('key')));
    arrangeSections(
      doc,
      [...keys, NOTES_SECTION].map((key) => ({ key, nodes: [] })),
    );
  });
  if (isMade) ctx.documents.tell(head.id, 'post-mortem');
}
