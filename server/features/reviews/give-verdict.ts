import type { PostMortemHead } from '#server/features/post-mortems/index.ts';
import type { Context, Tx } from '#server/platform/context.ts';
import type { Actor } from '#shared/rules/access.ts';
import type { VerdictKind } from '#shared/rules/review.ts';
import { nameOf } from './ask-reviewers.ts';
import { readSubstance } from './read-substance.ts';
import { insertVerdict, listThreadsOf } from './reviews-store.ts';

type Given = { ctx: Context; tx: Tx; actor: Actor; head: PostMortemHead; note: string | null };

/** Keeps who said it, and of which words. The document's row is locked, so that verdicts of one moment come one after the other. */
export async function giveVerdict({ ctx, tx, actor, head, note }: Given, verdict: VerdictKind) {
  const asksForChanges = verdict === 'changes-requested';
  const threads = asksForChanges ? await listThreadsOf(tx, { openIn: head.id }) : [];
  await insertVerdict(
    tx,
    {
      postMortemId: head.id,
      ...(await readSubstance(tx, head.id)),
      verdict,
      personId: actor.kind === 'member' ? actor.personId : null,
      by: nameOf(actor),
      note,
      threadIds: threads.map(({ id }) => id),
    },
    ctx.now(),
  );
  return threads.length > 0 ? { openThreads: threads.length } : {};
}
