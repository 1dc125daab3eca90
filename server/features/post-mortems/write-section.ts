import { actorName } from '#server/features/people/index.ts';
import type { Context } from '#server/platform/context.ts';
import { operation } from '#server/platform/operation.ts';
import { writeSection as contract } from '#shared/contracts/post-mortems.ts';
import { BLOCK_NAMES, blockNames, collapseBlocks } from '#shared/document/blocks.ts';
import { citationNumbers } from '#shared/document/citations.ts';
import { mergeBlocks } from '#shared/document/live/merge-blocks.ts';
import { readYjsSection } from '#shared/document/live/read-yjs.ts';
import { replaceSection } from '#shared/document/live/replace-section.ts';
import { normaliseMarkdown, readSection } from '#shared/document/markdown/index.ts';
import { AppError } from '#shared/errors.ts';
import { getPostMortemHead } from './post-mortem-access.ts';
import { presentPostMortem } from './present-post-mortem.ts';
import { refuseWhenPublished } from './refuse-when-published.ts';
import { listCitations, listSections } from './sections-store.ts';

/** A whole section at once, from the version that was read. What others type at that moment is merged, never overwritten. */
export const writeSection = operation(contract, async (ctx, actor, input) => {
  const head = await getPostMortemHead(ctx.db, actor, input.id, 'post-mortem.edit');
  refuseWhenPublished(head);
  const markdown = collapseBlocks(input.markdown.replaceAll('\r\n', '\n'));
  const unknown = blockNames(markdown).find((name) => !(BLOCK_NAMES as readonly string[]).includes(name));
  if (unknown)
    throw new AppError('bad-input', `There is no block "${unknown}". Known blocks: ${BLOCK_NAMES.join(', ')}.`);
  const section = await readRow(ctx, head.id, input.key);
  const isSame = section.markdown === markdown || section.markdown === normaliseMarkdown(markdown);
  if (!isSame) {
    if (section.version !== input.baseVersion) throw stale(section.version, input.baseVersion);
    await refuseUnknownCitations(ctx, head.id, markdown);
    const [base, ours] = [readSection(section.markdown), readSection(markdown)];
    const isWritten = await ctx.documents.change(head.id, actorName(actor) ?? 'somebody', (doc) => {
      // What was typed since that version is in the document, and perhaps in no row yet.
      const merged = mergeBlocks(base, readYjsSection(doc, input.key)?.children ?? [], ours);
      return merged !== undefined && replaceSection(doc, input.key, merged);
    });
    if (!isWritten) throw stale((await readRow(ctx, head.id, input.key)).version, input.baseVersion);
  }
  const { sections } = await presentPostMortem(ctx, actor, head.id);
  const written = sections.find((one) => one.key === input.key);
  if (!written) throw noSection(input.key);
  return written;
});

async function readRow(ctx: Context, postMortemId: string, key: string) {
  const section = (await listSections(ctx.db, postMortemId)).find((one) => one.key === key);
  if (!section) throw noSection(key);
  return section;
}

async function refuseUnknownCitations(ctx: Context, postMortemId: string, markdown: string): Promise<void> {
  const known = new Set((await listCitations(ctx.db, postMortemId)).map((one) => one.number));
  const missing = citationNumbers(markdown).find((number) => !known.has(number));
  if (missing !== undefined)
    throw new AppError('bad-input', `[^${missing}] cites no event. Cite an event first to get its number.`);
}

const noSection = (key: string) => new AppError('not-found', `This post-mortem has no section "${key}".`);

const stale = (version: number, base: number) =>
  new AppError(
    'stale',
    `Somebody wrote this section since you read it: it is now at version ${version}, you began from ${base}. Nothing was overwritten; read it again and put the two together.`,
  );
