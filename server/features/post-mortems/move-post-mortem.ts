import type { z } from 'zod';
import { actorName } from '#server/features/people/index.ts';
import { type Operation, operation } from '#server/platform/operation.ts';
import { approve, publish, reopen, requestChanges, submit } from '#shared/contracts/post-mortems.ts';
import { AppError } from '#shared/errors.ts';
import { type PostMortemVerb, movePostMortem as ruleOf } from '#shared/rules/life-cycle.ts';
import { listEmptySections } from './list-empty-sections.ts';
import { getPostMortemHead, type PostMortemHead, postMortemReference } from './post-mortem-access.ts';
import { addMove, savePostMortem } from './post-mortems-store.ts';
import { presentPostMortem } from './present-post-mortem.ts';

type Move = typeof submit;

const DONE: Record<PostMortemVerb, string> = {
  submit: 'submitted',
  approve: 'approved',
  'request-changes': 'changes-requested',
  publish: 'published',
  reopen: 'reopened',
};

/** One operation per verb; the table of the life cycle decides what is allowed and what is said when it is not. */
function move(contract: Move, verb: PostMortemVerb): Operation {
  return operation(contract, async (ctx, actor, input: z.output<Move['input']>) => {
    await ctx.documents.settle((await getPostMortemHead(ctx.db, actor, input.id, 'post-mortem.move')).id);
    const id = await ctx.transaction(async (tx) => {
      const head = await getPostMortemHead(tx, actor, input.id, 'post-mortem.move', true);
      const result = ruleOf(head.status, verb);
      if (!result.ok) throw new AppError('conflict', result.why);
      if (verb === 'submit' || verb === 'publish') refuseIncomplete(await listEmptySections(tx, head.id), verb);
      const now = ctx.now();
      await savePostMortem(
        tx,
        head.id,
        { status: result.to, ...(verb === 'publish' ? { published_at: now } : {}) },
        now,
      );
      await addMove(tx, { postMortemId: head.id, verb, by: actorName(actor), note: input.note ?? null });
      await ctx.record(tx, actor, {
        action: `post-mortem.${DONE[verb]}`,
        subject: { kind: 'post-mortem', id: head.id, name: postMortemReference(head.number) },
        postMortemId: head.id,
        before: { status: head.status },
        after: { status: result.to },
        note: input.note ?? null,
      });
      return head.id;
    });
    ctx.documents.recheckAccess(id);
    ctx.documents.tell(id, 'post-mortem');
    return presentPostMortem(ctx, actor, id);
  });
}

export const moveOperations = [
  move(submit, 'submit'),
  move(approve, 'approve'),
  move(requestChanges, 'request-changes'),
  move(publish, 'publish'),
  move(reopen, 'reopen'),
];

function refuseIncomplete(missing: { key: string; title: string }[], verb: string): void {
  if (missing.length === 0) return;
  const names = missing.map((section) => `"${section.title}"`).join(', ');
  throw new AppError(
    'incomplete',
    `It cannot be ${verb === 'submit' ? 'submitted' : 'published'} yet: ${names} ${missing.length === 1 ? 'is' : 'are'} empty.`,
    missing.map((section) => ({ path: `sections.${section.key}`, why: 'is required and empty' })),
  );
}

export function refuseWhenPublished(head: PostMortemHead): void {
  if (head.status === 'published')
    throw new AppError('conflict', 'It is published, and published text does not change. Reopen it first.');
}
