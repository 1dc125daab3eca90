import { incidentReference } from '#server/features/incidents/index.ts';
import { getInstallation } from '#server/features/installation/index.ts';
import { getPostMortemHead, postMortemReference } from '#server/features/post-mortems/index.ts';
import { createAside } from '#server/platform/aside.ts';
import type { Tx } from '#server/platform/context.ts';
import { isUniqueViolation } from '#server/platform/database-errors.ts';
import { operation, Reply } from '#server/platform/operation.ts';
import { importMarkdown as contract } from '#shared/contracts/installation.ts';
import { AppError } from '#shared/errors.ts';
import type { Actor } from '#shared/rules/access.ts';
import { findImported } from './imports-store.ts';
import { type MarkdownInput, readMarkdown, type WrittenPostMortem } from './read-markdown.ts';
import { storeMarkdown } from './store-markdown.ts';

const PROBLEMS_SHOWN = 200;
/** Most documents are read faster than they are handed to a thread. */
const SMALL = 32 * 1024;

const readAside = createAside<MarkdownInput, WrittenPostMortem>('read-markdown-thread', import.meta.url, {
  timeoutMs: 30_000,
  tooLong: 'It takes too long to read this document. Import it in parts.',
});

/** A post-mortem somebody wrote elsewhere: it is taken over as it stands and never drafted over. The same name again changes nothing. */
export const importMarkdown = operation(contract, async (ctx, actor, input) => {
  const timeZone = input.timeZone ?? (await getInstallation(ctx.db)).timeZone;
  const { name, markdown } = input;
  const asked = { name, markdown, timeZone };
  const written = markdown.length <= SMALL ? readMarkdown(asked) : await readAside(asked);
  const { postMortem, sections } = written;
  if (sections.length === 0)
    throw new AppError('bad-input', 'markdown: the document is empty.', [{ path: 'markdown', why: 'is empty' }]);
  const known = await findKnown(ctx.db as Tx, actor, name);
  const stored =
    known ??
    (await ctx
      .transaction((tx) => storeMarkdown(ctx, tx, written))
      .catch(async (error) => {
        // Two imports of one document at once: the second finds what the first has made.
        const isTaken = isUniqueViolation(error) || (error instanceof AppError && error.code === 'conflict');
        const other = isTaken ? await findKnown(ctx.db as Tx, actor, name) : undefined;
        if (!other) throw error;
        return other;
      }));
  return new Reply(
    {
      incidentId: stored.incidentId,
      reference: incidentReference(stored.incidentNumber),
      postMortemId: stored.postMortemId,
      postMortemReference: postMortemReference(stored.postMortemNumber),
      created: stored.created,
      title: stored.title,
      timelineRows: postMortem.timeline.length,
      followUps: postMortem.followUps.length,
      sections: sections.length,
      problems: postMortem.problems.slice(0, PROBLEMS_SHOWN),
    },
    stored.created ? 201 : 200,
  );
});

async function findKnown(tx: Tx, actor: Actor, name: string) {
  const imported = await findImported(tx, name);
  if (!imported) return undefined;
  // One that became private must not show through the name of its file.
  const isSeen = await getPostMortemHead(tx, actor, imported.postMortemId, 'import.run').catch(() => undefined);
  if (!isSeen) throw new AppError('conflict', 'A document of this name was imported before. Choose another name.');
  return { ...imported, created: false };
}
