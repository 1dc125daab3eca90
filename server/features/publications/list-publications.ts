import { getInstallation } from '#server/features/installation/index.ts';
import { getPostMortemHead, postMortemReference } from '#server/features/post-mortems/index.ts';
import { operation } from '#server/platform/operation.ts';
import { listPublications as contract } from '#shared/contracts/publications.ts';
import { allowances } from '#shared/rules/access.ts';
import { presentPublications } from './present-publication.ts';
import { listPublicationRows } from './publications-store.ts';
import { isCountedReader } from './reads-store.ts';
import { whyNotYet } from './why-not-yet.ts';

export const listPublications = operation(contract, async (ctx, actor, { id }) => {
  const head = await getPostMortemHead(ctx.db, actor, id, 'post-mortem.read');
  const may = allowances(actor, ['publication.manage', 'publication.open'], head);
  const [rows, installation] = await Promise.all([listPublicationRows(ctx.db, head.id), getInstallation(ctx.db)]);
  return {
    reference: postMortemReference(head.number),
    title: head.title,
    word: installation.word,
    private: head.private,
    notYet: whyNotYet(head.status),
    items: await presentPublications(ctx.db, rows, { mayShare: may['publication.manage'], now: ctx.now() }),
    isCounted: actor.kind === 'member' && (await isCountedReader(ctx.db, actor.personId)),
    may,
  };
});
