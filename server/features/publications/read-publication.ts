import { contentTypeOf, renderFile } from '#server/features/exports/index.ts';
import { postMortemReference } from '#server/features/post-mortems/index.ts';
import { operation, Reply } from '#server/platform/operation.ts';
import { EXPORT_EXTENSIONS } from '#shared/contracts/post-mortems.ts';
import {
  countReading as countContract,
  exportPublication as exportContract,
  getPublication as getContract,
  readPublication as readContract,
} from '#shared/contracts/publications.ts';
import { AppError } from '#shared/errors.ts';
import { may } from '#shared/rules/access.ts';
import { openPublication } from './open-publication.ts';
import { presentPublications, publicationName } from './present-publication.ts';
import { getPublishedDocument } from './publications-store.ts';
import { addRead, isCountedReader, startCounting, stopCounting } from './reads-store.ts';

/** A file is data from people: whatever it holds must not run as a page of ours. */
export const FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

export const getPublication = operation(getContract, async (ctx, actor, { id }) => {
  const { row, head } = await openPublication(ctx.db, actor, id, 'post-mortem.read');
  const mayShare = may(actor, 'publication.manage', head);
  const [view] = await presentPublications(ctx.db, [row], { mayShare, now: ctx.now() });
  const document = await getPublishedDocument(ctx.db, id);
  return { publication: view!, html: String(await renderFile(ctx, row.postMortemId, document, 'html')) };
});

export const exportPublication = operation(exportContract, async (ctx, actor, { id, format, download }) => {
  const { row, head } = await openPublication(ctx.db, actor, id, 'post-mortem.read');
  const reference = postMortemReference(head.number);
  const file = await renderFile(ctx, row.postMortemId, await getPublishedDocument(ctx.db, id), format);
  await ctx.transaction((tx) =>
    ctx.record(tx, actor, {
      action: 'publication.exported',
      subject: { kind: 'publication', id, name: publicationName(row, reference) },
      postMortemId: head.id,
      after: { format },
    }),
  );
  const name = `${reference}-${row.audience}-${row.number}.${EXPORT_EXTENSIONS[format]}`;
  return new Reply(file as string, 200, {
    'content-type': contentTypeOf(format),
    'content-disposition': `${download ? 'attachment' : 'inline'}; filename="${name}"`,
    'content-security-policy': FILE_POLICY,
  });
});

/** Versions for customers are not counted: members read those to check them. */
export const readPublication = operation(readContract, async (ctx, actor, { id }) => {
  const { row } = await openPublication(ctx.db, actor, id, 'post-mortem.read');
  if (actor.kind !== 'member' || row.audience === 'customers') return { isCounted: false };
  const isCounted = await ctx.transaction(async (tx) => {
    if (!(await isCountedReader(tx, actor.personId))) return false;
    await addRead(tx, id, actor.personId, ctx.now());
    return true;
  });
  return { isCounted };
});

export const countReading = operation(countContract, async (ctx, actor, { isCounted }) => {
  if (actor.kind !== 'member') throw new AppError('bad-input', 'Only members read; a key is not counted.');
  const save = isCounted ? startCounting : stopCounting;
  await ctx.transaction((tx) => save(tx, actor.personId));
  return { isCounted };
});
